package io.github.poolscope.trace;

/** An event of a process or a primitive. */
public enum SyncAction {
    /** A process was started; {@code pid} is its PID. */
    STARTED,
    /** A process has ended; the amount is its exit code as {@code Process.exitCode} returns it. */
    ENDED,

    /**
     * The thread must wait: for an item, room, a lock, a permit, an event, the other parties. The amount says for
     * which, see {@link Awaited}.
     */
    WAITS,
    /** A waiting thread gave up without getting what it waited for: it timed out, or was interrupted. */
    GAVE_UP,

    /** An item was put; the amount is the new number of items in the queue. */
    PUT,
    /** An item was taken; the amount is the new number of items in the queue. */
    GOT,
    /**
     * Items went back to the queue because the process that took them died before they arrived; the amount is the new
     * number of items in the queue.
     */
    RETURNED,
    /** An item is done; the amount is the number of items that are not. */
    TASK_DONE,

    /** A message was sent; the amount is its size in bytes. */
    SENT,
    /** A message was received; the amount is its size in bytes. */
    RECEIVED,
    /** An end of a pipe is closed for good. */
    CLOSED,

    /**
     * A lock or a permit was acquired; the amount is how many times its holder has it, or the number of permits left.
     */
    ACQUIRED,
    /**
     * A lock or a permit was released; the amount is how many times its holder still has it, or the number of free
     * permits.
     */
    RELEASED,
    /** A process died that held a lock, permits, or items not done: they were released. The amount is their number. */
    ABANDONED,

    /** Waiting threads were notified; the amount is their number. */
    NOTIFIED,

    /** An event was set. */
    SET,
    /** An event was cleared. */
    CLEARED,

    /** A party has reached the barrier; the amount is its index. */
    ARRIVED,
    /** All parties pass; the amount is their number. */
    PASSED,
    /** The barrier is broken. */
    BROKEN,
    /** The barrier was reset. */
    RESET
}
