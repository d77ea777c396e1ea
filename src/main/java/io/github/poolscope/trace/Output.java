package io.github.poolscope.trace;

/** What the processes of a run printed, line by line. */
public final class Output {
    /** Beyond this many lines of one run, further ones are counted, not kept. */
    public static final int MOST_LINES = 200_000;

    private final LongColumn time = new LongColumn(Trace.NEVER);
    private final LongColumn pid = new LongColumn(Trace.NONE);
    private final IntColumn error = new IntColumn(0);
    private final TextColumn text = new TextColumn();
    private volatile int count;
    private volatile long leftOut;

    Output() {}

    public int count() {
        return count;
    }

    /** How many lines came after {@link #MOST_LINES} and were not kept. */
    public long leftOut() {
        return leftOut;
    }

    /** When the main program read or printed the line. */
    public long time(int line) {
        return time.get(line);
    }

    public long pid(int line) {
        return pid.get(line);
    }

    /** Whether it came on standard error. */
    public boolean isError(int line) {
        return error.get(line) != 0;
    }

    public String text(int line) {
        return text.get(line);
    }

    void add(long at, long process, boolean onError, String line) {
        int number = count;
        if (number >= MOST_LINES) {
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
