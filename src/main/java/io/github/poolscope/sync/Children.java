package io.github.poolscope.sync;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The running processes that this one has started. When this one ends, it ends them. */
final class Children {
    private static final List<Child> ALL = new CopyOnWriteArrayList<>();

    /** How long the end of this JVM waits for its children before it kills them, in nanoseconds. */
    private static final long EXIT_TIMEOUT = TimeUnit.SECONDS.toNanos(2);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::end, "children exit"));
    }

    private Children() {}

    static void add(Child child) {
        ALL.add(child);
    }

    static void remove(Child child) {
        ALL.remove(child);
    }

    static List<Process> active() {
        return ALL.stream().filter(Child::isAlive).map(Child::process).toList();
    }

    private static void end() {
        ALL.forEach(Child::terminate);
        long begin = System.nanoTime();
        try {
            for (Child child : ALL) {
                child.join(Math.max(0, EXIT_TIMEOUT - (System.nanoTime() - begin)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ALL.forEach(Child::kill);
    }
}
