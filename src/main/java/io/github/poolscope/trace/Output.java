package io.github.poolscope.trace;

/** The output of a run's processes, line by line. */
public final class Output {
    /** The maximum number of stored lines; further ones are counted. */
    public static final int MAX_LINES = 200_000;

    private final MemoryUse room;
    private final long mostBytes;
    private final LongColumn time;
    private final LongColumn pid;
    private final IntColumn error;
    private final TextColumn text;
    private volatile int count;
    private volatile long leftOut;

    /**
     * @param mostBytes the maximum size in bytes; further lines are counted
     */
    Output(MemoryUse room, long mostBytes) {
        this.room = room;
        this.mostBytes = mostBytes;
        time = new LongColumn(Trace.NEVER, room);
        pid = new LongColumn(Trace.NONE, room);
        error = new IntColumn(0, room);
        text = new TextColumn(room);
    }

    public int count() {
        return count;
    }

    /**
     * Returns how many lines were not stored, after {@link #MAX_LINES}, or because the lines needed too much memory.
     */
    public long leftOut() {
        return leftOut;
    }

    /** Returns when the main program read or printed the line. */
    public long time(int line) {
        return time.get(line);
    }

    public long pid(int line) {
        return pid.get(line);
    }

    /** Returns whether it was printed on standard error. */
    public boolean isError(int line) {
        return error.get(line) != 0;
    }

    public String text(int line) {
        return text.get(line);
    }

    void add(long at, long process, boolean onError, String line) {
        int number = count;
        if (number >= MAX_LINES || room.used() > mostBytes) {
            leftOut = leftOut + 1;
            return;
        }
        time.set(number, at);
        pid.set(number, process);
        error.set(number, onError ? 1 : 0);
        text.append(line);
        count = number + 1;
    }

    void leftOut(long lines) {
        leftOut = leftOut + lines;
    }
}
