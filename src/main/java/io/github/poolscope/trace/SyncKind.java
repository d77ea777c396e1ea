package io.github.poolscope.trace;

/** The kinds of primitives, and processes. */
public enum SyncKind {
    PROCESS("Process"),
    QUEUE("Queue"),
    CONNECTION("Pipe"),
    LOCK("Lock"),
    RLOCK("RLock"),
    SEMAPHORE("Semaphore"),
    BOUNDED_SEMAPHORE("BoundedSemaphore"),
    CONDITION("Condition"),
    EVENT("Event"),
    BARRIER("Barrier");

    private final String word;

    SyncKind(String word) {
        this.word = word;
    }

    /** Returns its name in programs. */
    public String word() {
        return word;
    }
}
