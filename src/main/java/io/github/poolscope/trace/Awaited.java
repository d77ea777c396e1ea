package io.github.poolscope.trace;

/** What a thread waits for: the amount of {@link SyncAction#WAITS} is its place here. */
public enum Awaited {
    /** What it asked for: an item, a message, a lock, a permit, an event, a notice, the other parties. */
    ITS_TURN,
    /** Room for what it puts or sends. */
    ROOM,
    /** That there is something to be received, which it does not receive by that. */
    SIGHT,
    /** That all items of a queue are done. */
    ALL_DONE;

    private static final Awaited[] ALL = values();

    /** The one that an amount stands for; {@link #ITS_TURN} if it stands for none. */
    public static Awaited of(long amount) {
        return amount > 0 && amount < ALL.length ? ALL[(int) amount] : ITS_TURN;
    }

    /** What stands for it. */
    public long amount() {
        return ordinal();
    }
}
