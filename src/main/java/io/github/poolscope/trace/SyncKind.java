package io.github.poolscope.trace;

/** What processes talk by, and the processes that do. */
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

    /** Its name in programs. */
    public String word() {
        return word;
    }
}
