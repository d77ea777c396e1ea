package io.github.poolscope.pool;

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

/** How a pool of processes is set up. Immutable; made by {@link #builder()}, whose methods say what each option is. */
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
    private final Recorder recorder;

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

    /** Options with as many workers as this JVM may use cores, and nothing else set. */
    public static Builder builder() {
        return new Builder();
    }

    public int processes() {
        return processes;
    }

    /** How workers are started; if not set, {@link StartMethod#getDefault()}, which this call fixes. */
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

    Recorder recorder() {
        return recorder;
    }

    /** The same options, with a class more whose state forked workers begin with. */
    PoolOptions inheriting(Class<?> one) {
        return toBuilder().inherit(one).build();
    }

    /** The same options, for that many processes. */
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

    /** Collects options. Bad values are refused by {@link #build}. */
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
        private Recorder recorder = Recorder.NONE;

        private Builder() {}

        /** How many workers, at least 1; if not set, as many as this JVM may use cores. */
        public Builder processes(int number) {
            processes = number;
            return this;
        }

        /** How workers come to be; if not set, {@link StartMethod#getDefault()}. */
        public Builder startMethod(StartMethod method) {
            startMethod = method;
            return this;
        }

        /** After how many tasks (chunks, not taskels) a worker is replaced; if not set, never. */
        public Builder maxTasksPerChild(int tasks) {
            maxTasksPerChild = OptionalInt.of(tasks);
            return this;
        }

        /**
         * What each worker does before its first task, replacements too. If it throws, the worker is given up; if it
         * does so three times in a row, the pool is broken with an {@link InitializerFailedException}.
         */
        public Builder initializer(TaskAction action) {
            initializer = action;
            return this;
        }

        /** As {@link #initializer(TaskAction)}, with an argument: Python's {@code initargs}. */
        public <T extends @Nullable Object> Builder initializer(TaskFunction<? super T, ?> function, T argument) {
            initializer = () -> {
                Object unused = function.call(argument);
            };
            return this;
        }

        /**
         * For the lazy calls: how many taskels may be read from the input beyond the last one whose result was taken;
         * if not set, {@value ReadAheadLimit#DEFAULT}, or four tasks a worker if that is more; for a consumer that is quick, what
         * it takes in ten milliseconds, up to {@value ReadAheadLimit#LARGEST}.
         */
        public Builder window(int taskels) {
            window = OptionalInt.of(taskels);
            return this;
        }

        /** How calls are made that are told nothing else. */
        public Builder calls(CallOptions options) {
            calls = options;
            return this;
        }

        /** What workers find classes on, besides this program's own class path. */
        public Builder classPath(List<Path> entries) {
            classPath = entries;
            return this;
        }

        /**
         * Whether workers find, besides {@link #classPath}, what this program's own class path has; true if not set.
         * Otherwise they find this library's packages of it alone, and other versions of the program's dependencies can
         * come with their class path.
         */
        public Builder programClassPath(boolean visible) {
            alone = !visible;
            return this;
        }

        /**
         * Further arguments of a worker's JVM, such as {@code -Xmx1g}. They come behind those that the system property
         * {@code poolscope.worker.options} gives all workers of this program, separated by white space.
         */
        public Builder jvmArguments(List<String> arguments) {
            jvmArguments = arguments;
            return this;
        }

        /** An environment variable of the workers, on top of this program's own. */
        public Builder environment(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** The workers' working directory; if not set, this program's. */
        public Builder directory(Path folder) {
            directory = folder;
            return this;
        }

        /**
         * Classes that workers from a fork server have initialised before they are needed, by name: Python's {@code
         * set_forkserver_preload}. One that can't be is told to the recorder, by each worker.
         */
        public Builder preload(List<String> classNames) {
            preload = classNames;
            return this;
        }

        /**
         * Whether workers may be processes that were started before they were needed, and such are made ready for the
         * next pool when this one ends; they end when no pool has taken them for a minute. If not set, true,
         * unless the system property {@code poolscope.spares} is {@code false}: a program whose pools follow each
         * other at once, such as a suite of tests, has no use for them.
         */
        public Builder spares(boolean allowed) {
            spares = allowed;
            return this;
        }

        /**
         * Classes whose static fields, and those of their nests and superclasses, forked workers begin with; the class
         * that makes the pool is always one of them.
         */
        public Builder inherit(Class<?>... classes) {
            inherited.addAll(List.of(classes));
            return this;
        }

        /**
         * Which classes functions, arguments and results may be made of, in both directions, as the JDK's {@code
         * jdk.serialFilter} spells it; if not set, all on the class path. What is nested more than 1,000 deep, holds more
         * than 100 million objects or claims arrays longer than its bytes is refused; a pattern that has {@code maxdepth=},
         * {@code maxrefs=} or {@code maxarray=} sets that limit itself.
         */
        public Builder serialFilter(String pattern) {
            serialFilter = pattern;
            return this;
        }

        /** Lets functions make pools of their own in the workers, whose workers end with them; if not set, refused. */
        public Builder nestedPools(boolean allowed) {
            nested = allowed;
            return this;
        }

        /**
         * Told of everything that happens, from the pool's threads, the lines that workers print included. Without one,
         * workers print, line by line, to this program's {@link System#out} and {@link System#err}.
         */
        public Builder recorder(Recorder listener) {
            recorder = GuardedRecorder.of(listener);
            return this;
        }

        /**
         * The options as they were told.
         *
         * @throws IllegalArgumentException saying which value is out of range
         */
        public PoolOptions build() {
            return new PoolOptions(this);
        }
    }
}
