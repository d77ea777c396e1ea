package io.github.poolscope.trace;

/** What a thread waits for: the amount of {@link SyncAction#WAITS} is the ordinal. */
public enum Awaited {
    /** What it asked for: an item, a message, a lock, a permit, an event, a notification, the other parties. */
    ITS_TURN,
    /** Room for what it puts or sends. */
    ROOM,
    /** That there is something to receive, which it does not receive yet. */
    SIGHT,
    /** That all items of a queue are done. */
    ALL_DONE;

    private static final Awaited[] ALL = values();

    /** Returns the constant of an amount; {@link #ITS_TURN} if there is none. */
    public static Awaited of(long amount) {
        return amount > 0 && amount < ALL.length ? ALL[(int) amount] : ITS_TURN;
    }

    /** Returns the amount that represents it. */
    public long amount() {
        return ordinal();
    }
}
