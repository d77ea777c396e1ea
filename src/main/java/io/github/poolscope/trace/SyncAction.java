package io.github.poolscope.trace;

/** What can happen to a process or to something by which processes talk. */
public enum SyncAction {
    /** A process was started; {@code pid} is its own. */
    STARTED,
    /** A process has ended; the amount is its exit code as {@code Process.exitCode} tells it. */
    ENDED,

    /**
     * The thread can't go on at once: it waits for an item, room, a lock, a permit, an event, the other parties. The
     * amount says which, see {@link Awaited}.
     */
    WAITS,
    /** A thread that waited does so no longer and has not got it: its time was up, or it was interrupted. */
    GAVE_UP,

    /** An item was put; the amount is how many are in the queue now. */
    PUT,
    /** An item was taken; the amount is how many are in the queue now. */
    GOT,
    /** Items went back since their taker died before it had them; the amount is how many are in the queue now. */
    RETURNED,
    /** An item is done; the amount is how many are not. */
    TASK_DONE,

    /** A message was sent; the amount is its size in bytes. */
    SENT,
    /** A message was received; the amount is its size in bytes. */
    RECEIVED,
    /** An end of a pipe is closed for good. */
    CLOSED,

    /** A lock or a permit was got; the amount is how often its holder has it, or how many permits are left. */
    ACQUIRED,
    /** A lock or a permit was let go; the amount is how often its holder still has it, or the free permits. */
    RELEASED,
    /**
     * A process died that held a lock, permits, or items that it had not done: they were let go for it. The amount is
     * how many.
     */
    ABANDONED,

    /** Waiting threads were notified; the amount is how many. */
    NOTIFIED,

    /** An event was set. */
    SET,
    /** An event was cleared. */
    CLEARED,

    /** A party has reached the barrier; the amount is its index. */
    ARRIVED,
    /** All parties pass; the amount is how many. */
    PASSED,
    /** The barrier is broken. */
    BROKEN,
    /** The barrier is as new. */
    RESET
}
