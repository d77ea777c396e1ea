package io.github.poolscope.task;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a worker or another process is started; the names are those of Python's {@code multiprocessing}. */
public enum StartMethod {
    /**
     * A child of this program that starts with a copy of its state at that instant: the static fields of the class that
     * created the pool or the process and of further classes set in its options, the system properties, working
     * directory and environment. The copy is made by serialisation, not by {@code fork(2)}, which a JVM does not
     * survive. What could not be copied is recorded in the trace of a pool, and printed on the standard error of a
     * process.
     */
    FORK("fork"),
    /** A new JVM, child of this program. Receives nothing of the program's state except what is sent. */
    SPAWN("spawn"),
    /**
     * A child of a server process that keeps warm spares. Receives nothing of the program's state except what is sent.
     * The server is shared by pools and processes with equal options, and ends with the program.
     */
    FORKSERVER("forkserver");

    private static final AtomicReference<@Nullable StartMethod> CHOSEN = new AtomicReference<>();

    private final String key;

    StartMethod(String key) {
        this.key = key;
    }

    /** Returns the name as in Python, in lower case. */
    public String key() {
        return key;
    }

    /**
     * Returns the start method with that name: Python's {@code get_context}.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static StartMethod of(String name) {
        return all().stream()
                .filter(method -> method.key.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cannot find context for '" + name + "': use "
                        + all().stream().map(StartMethod::key).collect(Collectors.joining(", "))));
    }

    /** Returns all start methods, the default first: Python's {@code get_all_start_methods}. */
    public static List<StartMethod> all() {
        return List.of(SPAWN, FORKSERVER, FORK);
    }

    /**
     * Sets the start method of pools whose options set none: Python's {@code set_start_method}.
     *
     * @throws IllegalStateException if it was set before, or fixed by creating a pool
     */
    public static void setDefault(StartMethod method) {
        if (!CHOSEN.compareAndSet(null, method)) {
            throw new IllegalStateException("context has already been set");
        }
    }

    /**
     * Sets the default even if it was set or fixed before: {@code set_start_method(…, force=True)}.
     *
     * @param method the start method; null to unset the default
     */
    public static void forceDefault(@Nullable StartMethod method) {
        CHOSEN.set(method);
    }

    /** Returns the default, {@link #SPAWN} if nothing was set, and fixes it: Python's {@code get_start_method}. */
    public static StartMethod getDefault() {
        CHOSEN.compareAndSet(null, SPAWN);
        StartMethod chosen = CHOSEN.get();
        return chosen == null ? SPAWN : chosen;
    }

    /** Returns the default if it was set or fixed, otherwise null: {@code get_start_method(allow_none=True)}. */
    public static @Nullable StartMethod getDefaultIfSet() {
        return CHOSEN.get();
    }
}
