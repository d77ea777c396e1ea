package io.github.poolscope.plan;

/** What a worker is. */
public enum EngineKind implements Choice {
    /** A JVM of its own. */
    PROCESSES("processes", "Processes"),
    /** A thread of the main program. */
    THREADS("threads", "Threads"),
    /** None: the main program does the work itself, one taskel after another. */
    SERIAL("serial", "Serial");

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
