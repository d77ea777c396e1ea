package io.github.poolscope.task;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a worker or another process comes to be; the names are those of Python's {@code multiprocessing}. */
public enum StartMethod {
    /**
     * A child of this program that begins with a copy of its state at that instant: the static fields of the class that
     * made the pool or the process and of further classes that its options name to be inherited, the system properties,
     * working directory and environment. It is a snapshot by serialisation, not {@code fork(2)}, which a JVM can't
     * survive. What could not be copied is noted in the trace of a pool, and printed with the errors of a process.
     */
    FORK("fork"),
    /** A fresh JVM, child of this program. Nothing of the program's state comes along but what is sent. */
    SPAWN("spawn"),
    /**
     * A child of a server process that keeps warm spares. Nothing of the program's state comes along but what is sent.
     * The server is shared by pools and processes that are set up alike, and ends with the program.
     */
    FORKSERVER("forkserver");

    private static final AtomicReference<@Nullable StartMethod> CHOSEN = new AtomicReference<>();

    private final String key;

    StartMethod(String key) {
        this.key = key;
    }

    /** The name as Python spells it, in lower case. */
    public String key() {
        return key;
    }

    /**
     * Python's {@code get_context}: the start method of that name.
     *
     * @throws IllegalArgumentException naming the methods there are, if there is none of that name
     */
    public static StartMethod of(String name) {
        return all().stream()
                .filter(method -> method.key.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cannot find context for '" + name + "': use "
                        + all().stream().map(StartMethod::key).collect(Collectors.joining(", "))));
    }

    /** Python's {@code get_all_start_methods}: all there are, the default first. */
    public static List<StartMethod> all() {
        return List.of(SPAWN, FORKSERVER, FORK);
    }

    /**
     * Python's {@code set_start_method}: what pools use from now on whose options name none.
     *
     * @throws IllegalStateException if it was set before, or fixed by making a pool
     */
    public static void setDefault(StartMethod method) {
        if (!CHOSEN.compareAndSet(null, method)) {
            throw new IllegalStateException("context has already been set");
        }
    }

    /** {@code set_start_method(…, force=True)}; null makes the default open again. */
    public static void forceDefault(@Nullable StartMethod method) {
        CHOSEN.set(method);
    }

    /** Python's {@code get_start_method}: the default, which is fixed by this, {@link #SPAWN} if nothing was set. */
    public static StartMethod getDefault() {
        CHOSEN.compareAndSet(null, SPAWN);
        StartMethod chosen = CHOSEN.get();
        return chosen == null ? SPAWN : chosen;
    }

    /** {@code get_start_method(allow_none=True)}: the default if it was set or fixed, else null. */
    public static @Nullable StartMethod getDefaultIfSet() {
        return CHOSEN.get();
    }
}
