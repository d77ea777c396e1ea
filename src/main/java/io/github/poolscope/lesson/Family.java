package io.github.poolscope.lesson;

/** The subject of a lesson, in the order of the gallery. */
public enum Family {
    /** Which calls of a pool block, and what they return. */
    CALLS("calls"),
    /** The order of results. */
    ORDER("order"),
    /** Tasks and their size. */
    CHUNKS("chunks"),
    /** How worker processes start and end. */
    LIFETIME("lifetime"),
    /** What is lost when something fails. */
    FAILURES("failures"),
    /** What a pool costs and gains. */
    COST("cost"),
    /** Processes started by the program itself. */
    PROCESSES("processes"),
    /** Queues and pipes. */
    TALK("talk"),
    /** Locks, semaphores, events, barriers. */
    LOCKS("locks");

    private final String key;

    Family(String key) {
        this.key = key;
    }

    /** Returns the spelling in JSON. */
    public String key() {
        return key;
    }
}
