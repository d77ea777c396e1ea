package io.github.poolscope.plan;

/** The kind of a worker. */
public enum EngineKind implements Choice {
    /** A separate JVM. */
    PROCESSES("processes", "Processes"),
    /** A thread of the main program. */
    THREADS("threads", "Threads"),
    /** No worker: the main program runs one taskel after another itself. */
    SERIAL("serial", "Serial"),
    /** A process of CPython: the plan's Python program is run and watched. */
    CPYTHON("cpython", "CPython");

    private final String key;
    private final String title;

    EngineKind(String key, String title) {
        this.key = key;
        this.title = title;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String title() {
        return title;
    }
}
