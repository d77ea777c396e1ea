package io.github.poolscope.sync;

import io.github.poolscope.start.OutputPump;
import io.github.poolscope.start.Starter;
import io.github.poolscope.start.WorkerSetup;
import io.github.poolscope.task.OutputListener;
import io.github.poolscope.task.StartMethod;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a {@link Process} is started. Immutable; each {@code with} returns a changed copy. */
public final class ProcessOptions {
    /**
     * A new JVM with this program's class path and working directory, started with the default start method; its output
     * is printed by this program.
     */
    public static final ProcessOptions DEFAULT = new ProcessOptions(
            null,
            new WorkerSetup(List.of(), List.of(), Map.of(), Optional.empty(), List.of()),
            Set.of(),
            OutputPump.REPRINTED);

    /** Null for the default when a process is started. */
    private final @Nullable StartMethod startMethod;

    private final WorkerSetup setup;
    private final Set<Class<?>> inherited;
    private final OutputListener output;

    private ProcessOptions(
            @Nullable StartMethod startMethod, WorkerSetup setup, Set<Class<?>> inherited, OutputListener output) {
        this.startMethod = startMethod;
        this.setup = setup;
        this.inherited = inherited;
        this.output = output;
    }

    /** Sets the start method; if it is not set, that of {@link StartMethod#getDefault} is used, as in Python. */
    public ProcessOptions startMethod(StartMethod other) {
        return new ProcessOptions(other, setup, inherited, output);
    }

    /** Sets additional arguments of its JVM, such as {@code -Xmx1g}. */
    public ProcessOptions jvmArguments(String... arguments) {
        return with(new WorkerSetup(
                setup.classPath(), List.of(arguments), setup.environment(), setup.directory(), setup.preload()));
    }

    /** Sets environment variables in addition to this process's. */
    public ProcessOptions environment(Map<String, String> environment) {
        return with(new WorkerSetup(
                setup.classPath(), setup.jvmArguments(), environment, setup.directory(), setup.preload()));
    }

    /** Sets jars and folders on its class path in addition to this program's. */
    public ProcessOptions classPath(List<Path> more) {
        return with(
                new WorkerSetup(more, setup.jvmArguments(), setup.environment(), setup.directory(), setup.preload()));
    }

    /** Sets the working directory. */
    public ProcessOptions directory(Path directory) {
        return with(new WorkerSetup(
                setup.classPath(), setup.jvmArguments(), setup.environment(), Optional.of(directory), setup.preload()));
    }

    /** Sets further classes whose static fields, and those of their nests, a fork copies. */
    public ProcessOptions inherit(Class<?>... classes) {
        return new ProcessOptions(startMethod, setup, Set.of(classes), output);
    }

    /** Sets a listener that receives its output, line by line, instead of printing it here. */
    public ProcessOptions output(OutputListener listener) {
        return new ProcessOptions(startMethod, setup, inherited, listener);
    }

    private ProcessOptions with(WorkerSetup other) {
        return new ProcessOptions(startMethod, other, inherited, output);
    }

    OutputListener output() {
        return output;
    }

    private StartMethod chosen() {
        return startMethod == null ? StartMethod.getDefault() : startMethod;
    }

    /** Returns the name of the start method. */
    String method() {
        return chosen().key();
    }

    /**
     * @param maker the class whose state a fork also copies
     */
    Starter starter(Class<?> maker) {
        return Starter.of(chosen(), setup.current(), with(maker));
    }

    private Collection<Class<?>> with(Class<?> maker) {
        Set<Class<?>> all = new LinkedHashSet<>(inherited);
        all.add(maker);
        return all;
    }
}
