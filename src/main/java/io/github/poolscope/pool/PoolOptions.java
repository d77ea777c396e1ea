package io.github.poolscope.pool;

import io.github.poolscope.record.Recording;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.Classes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of a pool. Immutable; created by {@link #builder()}, whose methods describe the options. */
public final class PoolOptions {
    private final int processes;
    private final @Nullable StartMethod startMethod;
    private final OptionalInt maxTasksPerChild;
    private final Optional<TaskAction> initializer;
    private final OptionalInt window;
    private final CallOptions calls;
    private final List<Path> classPath;
    private final List<String> jvmArguments;
    private final Map<String, String> environment;
    private final Optional<Path> directory;
    private final List<String> preload;
    private final boolean spares;
    private final Set<Class<?>> inherited;
    private final String serialFilter;
    private final boolean nested;
    private final boolean alone;
    private final @Nullable Recorder recorder;

    private PoolOptions(Builder from) {
        processes = from.processes;
        startMethod = from.startMethod;
        maxTasksPerChild = from.maxTasksPerChild;
        initializer = Optional.ofNullable(from.initializer);
        window = from.window;
        calls = from.calls;
        classPath = List.copyOf(from.classPath);
        jvmArguments = List.copyOf(from.jvmArguments);
        environment = Map.copyOf(from.environment);
        directory = Optional.ofNullable(from.directory);
        preload = List.copyOf(from.preload);
        spares = from.spares;
        inherited = Set.copyOf(from.inherited);
        serialFilter = from.serialFilter;
        nested = from.nested;
        alone = from.alone;
        recorder = from.recorder;
        if (processes < 1) {
            throw new IllegalArgumentException("Number of processes must be at least 1, not " + processes);
        }
        if (maxTasksPerChild.isPresent() && maxTasksPerChild.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "maxtasksperchild must be at least 1 or absent, not " + maxTasksPerChild.getAsInt());
        }
        if (window.isPresent() && window.getAsInt() < 1) {
            throw new IllegalArgumentException("The window must be at least 1, not " + window.getAsInt());
        }
        Classes.of(ClassLoader.getSystemClassLoader(), serialFilter);
    }

    /** Returns a builder with one worker for each core that this JVM may use, and default options. */
    public static Builder builder() {
        return new Builder();
    }

    public int processes() {
        return processes;
    }

    /** Returns the start method; {@link StartMethod#getDefault()} if not set, which this call fixes. */
    public StartMethod startMethod() {
        StartMethod chosen = startMethod;
        return chosen == null ? StartMethod.getDefault() : chosen;
    }

    public OptionalInt maxTasksPerChild() {
        return maxTasksPerChild;
    }

    Optional<TaskAction> initializer() {
        return initializer;
    }

    CallOptions calls() {
        return calls;
    }

    List<Path> classPath() {
        return classPath;
    }

    List<String> jvmArguments() {
        return jvmArguments;
    }

    Map<String, String> environment() {
        return environment;
    }

    Optional<Path> directory() {
        return directory;
    }

    List<String> preload() {
        return preload;
    }

    boolean spares() {
        return spares;
    }

    Set<Class<?>> inherited() {
        return inherited;
    }

    String serialFilter() {
        return serialFilter;
    }

    boolean nested() {
        return nested;
    }

    boolean alone() {
        return alone;
    }

    /** Returns the recorder; without one, that of the recording of this program, if there is any. */
    Recorder recorder() {
        Recorder chosen = recorder;
        return chosen == null ? Recording.current() : chosen; // Which never throws.
    }

    /** Returns whether lines that workers print are printed by this program too. */
    boolean reprints() {
        return recorder == null || recorder == Recorder.NONE;
    }

    /** Returns these options with an additional class whose state forked workers copy. */
    PoolOptions inheriting(Class<?> one) {
        return toBuilder().inherit(one).build();
    }

    /** Returns these options for {@code workers} processes. */
    PoolOptions sized(int workers) {
        return toBuilder().processes(workers).build();
    }

    private Builder toBuilder() {
        Builder builder = new Builder();
        builder.processes = processes;
        builder.startMethod = startMethod;
        builder.maxTasksPerChild = maxTasksPerChild;
        builder.initializer = initializer.orElse(null);
        builder.window = window;
        builder.calls = calls;
        builder.classPath = classPath;
        builder.jvmArguments = jvmArguments;
        builder.environment.putAll(environment);
        builder.directory = directory.orElse(null);
        builder.preload = preload;
        builder.spares = spares;
        builder.inherited.addAll(inherited);
        builder.serialFilter = serialFilter;
        builder.nested = nested;
        builder.alone = alone;
        builder.recorder = recorder;
        return builder;
    }

    OptionalInt window() {
        return window;
    }

    /** Collects options. {@link #build} refuses invalid values. */
    public static final class Builder {
        private int processes = Runtime.getRuntime().availableProcessors();
        private @Nullable StartMethod startMethod;
        private OptionalInt maxTasksPerChild = OptionalInt.empty();
        private @Nullable TaskAction initializer;
        private OptionalInt window = OptionalInt.empty();
        private CallOptions calls = CallOptions.DEFAULT;
        private List<Path> classPath = List.of();
        private List<String> jvmArguments = List.of();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private @Nullable Path directory;
        private List<String> preload = List.of();
        private boolean spares = Boolean.parseBoolean(System.getProperty("poolscope.spares", "true"));
        private final Set<Class<?>> inherited = new LinkedHashSet<>();
        private String serialFilter = "";
        private boolean nested;
        private boolean alone;
        private @Nullable Recorder recorder;

        private Builder() {}

        /** Sets the number of workers, at least 1; by default the number of cores that this JVM may use. */
        public Builder processes(int number) {
            processes = number;
            return this;
        }

        /** Sets the start method; by default {@link StartMethod#getDefault()}. */
        public Builder startMethod(StartMethod method) {
            startMethod = method;
            return this;
        }

        /** Sets after how many tasks (chunks, not taskels) a worker is replaced; by default never. */
        public Builder maxTasksPerChild(int tasks) {
            maxTasksPerChild = OptionalInt.of(tasks);
            return this;
        }

        /**
         * Sets what each worker, including replacements, runs before its first task. If it throws, the worker ends;
         * after three consecutive failures the pool is broken with an {@link InitializerFailedException}.
         */
        public Builder initializer(TaskAction action) {
            initializer = action;
            return this;
        }

        /** Sets an initializer with an argument, see {@link #initializer(TaskAction)}: Python's {@code initargs}. */
        public <T extends @Nullable Object> Builder initializer(TaskFunction<? super T, ?> function, T argument) {
            initializer = () -> function.call(argument);
            return this;
        }

        /**
         * Sets, for the lazy calls, how many taskels may be read from the input beyond the last one whose result was
         * taken; by default {@value ReadAheadLimit#DEFAULT}, or four tasks per worker if that is more; for a fast
         * consumer, what it takes in ten milliseconds, up to {@value ReadAheadLimit#MAX_SIZE}.
         */
        public Builder window(int taskels) {
            window = OptionalInt.of(taskels);
            return this;
        }

        /** Sets the default options of calls. */
        public Builder calls(CallOptions options) {
            calls = options;
            return this;
        }

        /** Sets the workers' class path in addition to this program's. */
        public Builder classPath(List<Path> entries) {
            classPath = entries;
            return this;
        }

        /**
         * Sets whether workers see this program's class path in addition to {@link #classPath}; by default true.
         * Otherwise they see only this library's packages of it, and their class path may contain other versions of the
         * program's dependencies.
         */
        public Builder programClassPath(boolean visible) {
            alone = !visible;
            return this;
        }

        /**
         * Sets additional arguments of a worker's JVM, such as {@code -Xmx1g}. They follow those in the system property
         * {@code poolscope.worker.options}, which apply to all workers of this program and are separated by white
         * space.
         */
        public Builder jvmArguments(List<String> arguments) {
            jvmArguments = arguments;
            return this;
        }

        /** Sets an environment variable of the workers, in addition to this program's. */
        public Builder environment(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** Sets the workers' working directory; by default this program's. */
        public Builder directory(Path folder) {
            directory = folder;
            return this;
        }

        /**
         * Sets the names of classes that a fork server initialises before workers need them: Python's {@code
         * set_forkserver_preload}. If one fails, each worker reports it to the recorder.
         */
        public Builder preload(List<String> classNames) {
            preload = classNames;
            return this;
        }

        /**
         * Sets whether workers may be spares, processes that were started before they were needed, and whether spares
         * are prepared for the next pool when this one ends; unused spares end after a minute. By default true, unless
         * the system property {@code poolscope.spares} is {@code false}: a program whose pools follow each other
         * immediately, such as a test suite, does not benefit from them.
         */
        public Builder spares(boolean allowed) {
            spares = allowed;
            return this;
        }

        /**
         * Sets classes whose static fields, with those of their nests and superclasses, forked workers copy; the class
         * that creates the pool is always included.
         */
        public Builder inherit(Class<?>... classes) {
            inherited.addAll(List.of(classes));
            return this;
        }

        /**
         * Sets which classes functions, arguments and results may use, in both directions, in the syntax of the JDK's
         * {@code jdk.serialFilter}; by default all on the class path. A value that is nested more than 1,000 deep,
         * contains more than 100 million objects or claims arrays longer than its bytes is refused; a pattern with
         * {@code maxdepth=}, {@code maxrefs=} or {@code maxarray=} sets that limit itself.
         */
        public Builder serialFilter(String pattern) {
            serialFilter = pattern;
            return this;
        }

        /** Sets whether functions in workers may create pools, which end with the worker; by default refused. */
        public Builder nestedPools(boolean allowed) {
            nested = allowed;
            return this;
        }

        /**
         * Sets the recorder of all events, including the lines that workers print; called on the pool's threads.
         * Without one, the workers' output is printed, line by line, to this program's {@link System#out} and {@link
         * System#err}, and the pool is part of the {@link Recording} of this program, if there is one.
         */
        public Builder recorder(Recorder listener) {
            recorder = GuardedRecorder.of(listener);
            return this;
        }

        /**
         * Returns the options.
         *
         * @throws IllegalArgumentException if a value is out of range; the message says which
         */
        public PoolOptions build() {
            return new PoolOptions(this);
        }
    }
}
