package io.github.poolscope.sync;

import io.github.poolscope.start.OutputPump;
import io.github.poolscope.start.Starter;
import io.github.poolscope.start.WorkerSetup;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a {@link Process} is started. Immutable; each {@code with} returns a changed copy. */
public final class ProcessOptions {
    /** A fresh JVM on this program's class path, in its working directory, which prints where this program does. */
    public static final ProcessOptions DEFAULT = new ProcessOptions(
            Method.SPAWN,
            new WorkerSetup(List.of(), List.of(), Map.of(), Optional.empty(), List.of()),
            Set.of(),
            OutputPump.Lines.REPRINTED);

    /** How a process comes to be; the names are those of Python's {@code multiprocessing}. */
    public enum Method {
        /** A fresh JVM, child of this process. Nothing of this process's state comes along but what is sent. */
        SPAWN,
        /** A child of a server process that this process shares with its pools. Nothing comes along but what is sent. */
        FORKSERVER,
        /**
         * A child that begins with a copy of this process's state: the static fields of the class that made the
         * {@link Process}, and of {@link ProcessOptions#inherit}, and the system properties. A snapshot by serialisation,
         * not {@code fork(2)}, which a JVM can't survive; what could not be copied is printed with the process's errors.
         */
        FORK
    }

    private final Method method;
    private final WorkerSetup setup;
    private final Set<Class<?>> inherited;
    private final OutputPump.Lines output;

    private ProcessOptions(Method method, WorkerSetup setup, Set<Class<?>> inherited, OutputPump.Lines output) {
        this.method = method;
        this.setup = setup;
        this.inherited = inherited;
        this.output = output;
    }

    /** With another start method. */
    public ProcessOptions method(Method other) {
        return new ProcessOptions(other, setup, inherited, output);
    }

    /** With further arguments of its JVM, such as {@code -Xmx1g}. */
    public ProcessOptions jvmArguments(String... arguments) {
        return with(new WorkerSetup(
                setup.classPath(), List.of(arguments), setup.environment(), setup.directory(), setup.preload()));
    }

    /** With environment variables on top of this process's own. */
    public ProcessOptions environment(Map<String, String> environment) {
        return with(new WorkerSetup(
                setup.classPath(), setup.jvmArguments(), environment, setup.directory(), setup.preload()));
    }

    /** With jars and folders on its class path besides this program's own. */
    public ProcessOptions classPath(List<Path> more) {
        return with(
                new WorkerSetup(more, setup.jvmArguments(), setup.environment(), setup.directory(), setup.preload()));
    }

    /** With another working directory. */
    public ProcessOptions directory(Path directory) {
        return with(new WorkerSetup(
                setup.classPath(), setup.jvmArguments(), setup.environment(), Optional.of(directory), setup.preload()));
    }

    /** With further classes whose static fields a fork begins with, and those of their nests. */
    public ProcessOptions inherit(Class<?>... classes) {
        return new ProcessOptions(method, setup, Set.of(classes), output);
    }

    /** With somebody who is told what it prints, line by line, in place of its being printed here. */
    public ProcessOptions output(OutputPump.Lines told) {
        return new ProcessOptions(method, setup, inherited, told);
    }

    private ProcessOptions with(WorkerSetup other) {
        return new ProcessOptions(method, other, inherited, output);
    }

    OutputPump.Lines output() {
        return output;
    }

    /** @param maker the class whose state a fork begins with besides */
    Starter starter(Class<?> maker) {
        return switch (method) {
            case SPAWN -> Starter.spawn(setup.current());
            case FORKSERVER -> Starter.forkserver(setup.current());
            case FORK -> Starter.fork(setup.current(), with(maker));
        };
    }

    private Collection<Class<?>> with(Class<?> maker) {
        Set<Class<?>> all = new LinkedHashSet<>(inherited);
        all.add(maker);
        return all;
    }
}
