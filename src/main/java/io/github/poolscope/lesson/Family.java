package io.github.poolscope.lesson;

/** What a lesson is about, in the order in which a gallery shows it. */
public enum Family {
    /** What the calls of a pool block and return. */
    CALLS("calls"),
    /** In which order results come. */
    ORDER("order"),
    /** Tasks and their size. */
    CHUNKS("chunks"),
    /** How worker processes begin and end. */
    LIFETIME("lifetime"),
    /** What is lost when something breaks. */
    FAILURES("failures"),
    /** What a pool costs and gives. */
    COST("cost"),
    /** Processes of one's own. */
    PROCESSES("processes"),
    /** Queues and pipes. */
    TALK("talk"),
    /** Locks, semaphores, events, barriers. */
    LOCKS("locks");

    private final String key;

    Family(String key) {
        this.key = key;
    }

    /** The spelling in JSON. */
    public String key() {
        return key;
    }
}
