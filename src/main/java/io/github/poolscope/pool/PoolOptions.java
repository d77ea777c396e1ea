package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a pool is set up. Immutable; made by {@link #builder()}.
 *
 * @param processes how many workers, at least 1
 * @param maxTasksPerChild after how many tasks (not taskels) a worker is replaced; empty for never
 * @param window for the lazy calls: how many taskels may be read from the input beyond the last one whose result was
 *     taken; empty for {@value #USUAL_WINDOW}, or four tasks a worker if that is more
 * @param classPath what workers find classes on, besides this program's own class path
 * @param jvmArguments further arguments of a worker's JVM, such as {@code -Xmx1g}
 * @param recorder is told of everything that happens; called from the pool's threads
 */
public record PoolOptions(
        int processes,
        OptionalInt maxTasksPerChild,
        OptionalInt window,
        List<Path> classPath,
        List<String> jvmArguments,
        Recorder recorder) {
    static final int USUAL_WINDOW = 1024;
    private static final int WINDOW_TASKS_PER_WORKER = 4;

    public PoolOptions {
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
        classPath = List.copyOf(classPath);
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** Options with as many workers as this JVM may use cores, and nothing else set. */
    public static Builder builder() {
        return new Builder();
    }

    int window(int chunksize) {
        return window.orElseGet(() -> (int) Math.min(
                Integer.MAX_VALUE, Math.max(USUAL_WINDOW, (long) WINDOW_TASKS_PER_WORKER * processes * chunksize)));
    }

    /** Collects options. Bad values are refused by {@link #build}. */
    public static final class Builder {
        private int processes = Runtime.getRuntime().availableProcessors();
        private OptionalInt maxTasksPerChild = OptionalInt.empty();
        private OptionalInt window = OptionalInt.empty();
        private List<Path> classPath = List.of();
        private List<String> jvmArguments = List.of();
        private Recorder recorder = Recorder.NONE;

        private Builder() {}

        public Builder processes(int number) {
            processes = number;
            return this;
        }

        public Builder maxTasksPerChild(int tasks) {
            maxTasksPerChild = OptionalInt.of(tasks);
            return this;
        }

        public Builder window(int taskels) {
            window = OptionalInt.of(taskels);
            return this;
        }

        public Builder classPath(List<Path> entries) {
            classPath = entries;
            return this;
        }

        public Builder jvmArguments(List<String> arguments) {
            jvmArguments = arguments;
            return this;
        }

        public Builder recorder(Recorder listener) {
            recorder = listener;
            return this;
        }

        /**
         * The options as they were told.
         *
         * @throws IllegalArgumentException saying which value is out of range
         */
        public PoolOptions build() {
            return new PoolOptions(processes, maxTasksPerChild, window, classPath, jvmArguments, recorder);
        }
    }
}
