package io.github.poolscope.trace;

/**
 * The calls of a run's pools, such as one {@code map} or one {@code apply_async}, numbered from 0 in the order in which
 * they were made. Each taskel has the number of its call ({@link Taskels#call}); taskels of concurrent calls may
 * alternate. (When the main program was blocked in a call is in {@link Calls}.)
 *
 * <p>If a trace needs too much memory, the oldest are dropped: the others begin at {@link #first()}.
 */
public final class PoolCalls extends DroppedRows {
    private static final CallMode[] MODES = CallMode.values();

    private final IntColumn pool;
    private final IntColumn mode;
    private final IntColumn function;
    private final IntColumn chunksize;
    private final IntColumn firstTaskel;
    private final IntColumn taskels;
    private final IntColumn source;
    private final IntColumn line;
    private final LongColumn made;
    private final LongColumn counted;
    private final InternedTexts texts;

    PoolCalls(MemoryUse room) {
        super(room);
        pool = ints(Trace.NONE);
        mode = ints(0);
        function = ints(0);
        chunksize = ints(Trace.NONE);
        firstTaskel = ints(Trace.NONE);
        taskels = ints(Trace.NONE);
        source = ints(0);
        line = ints(Trace.NONE);
        made = longs(Trace.NEVER);
        counted = longs(Trace.NEVER);
        texts = new InternedTexts(room);
    }

    /** Returns the number of its pool; {@link Trace#NONE} if that is not stored. */
    public int pool(int call) {
        return pool.get(call);
    }

    public CallMode mode(int call) {
        return MODES[mode.get(call)];
    }

    /** Returns the name of the function; empty if unknown. */
    public String function(int call) {
        return texts.get(function.get(call));
    }

    /** Returns the number of taskels in a task; {@link Trace#NONE} if its tasks differ. */
    public int chunksize(int call) {
        return chunksize.get(call);
    }

    /** Returns the first of its taskels; {@link Trace#NONE} while none was submitted. */
    public int firstTaskel(int call) {
        return firstTaskel.get(call);
    }

    /** Returns the number of its taskels; {@link Trace#NONE} while it is unknown. */
    public int taskels(int call) {
        return taskels.get(call);
    }

    /** Returns the source file that made it; empty for the program of the run's plan. Undefined if there is no line. */
    public String source(int call) {
        return texts.get(source.get(call));
    }

    /** Returns the line that made it, from 0; {@link Trace#NONE} if unknown. */
    public int line(int call) {
        return line.get(call);
    }

    /** Returns when it was made. */
    public long made(int call) {
        return made.get(call);
    }

    /**
     * Returns when the number of its taskels became known, if that was after the call was made; otherwise {@link
     * Trace#NEVER}.
     */
    public long counted(int call) {
        return counted.get(call);
    }

    /**
     * Adds a call and returns its number; returns {@link Trace#NONE}, and stores nothing, if calls can't be numbered
     * any more.
     */
    int add(CallRequest call, long time) {
        int number = count();
        if (number == Integer.MAX_VALUE) {
            return Trace.NONE;
        }
        // Uses fills of one cell: values that are equal for thousands of calls then take no memory.
        pool.fill(number, 1, call.pool(), 0);
        mode.fill(number, 1, call.mode().ordinal(), 0);
        function.fill(number, 1, texts.number(call.function()), 0);
        chunksize.fill(number, 1, call.chunksize(), 0);
        taskels.fill(number, 1, call.count(), 0);
        source.fill(number, 1, texts.number(call.source()), 0);
        line.fill(number, 1, call.line(), 0);
        made.set(number, time);
        publish(number);
        return number;
    }

    /** Records that taskels of it were submitted, the first of which is {@code taskel}. */
    void submitted(int call, int taskel) {
        if (call >= first() && call < count() && taskel >= 0 && firstTaskel.get(call) == Trace.NONE) {
            firstTaskel.fill(call, 1, taskel, 1);
        }
    }

    void counted(int call, int many, long time) {
        if (call >= first() && call < count()) {
            taskels.set(call, many);
            counted.set(call, time);
        }
    }

    @Override
    int saved(SaveProgress saving) {
        return saving.poolCalls();
    }

    /** Starts empty at the number where another one starts. */
    void beginWith(PoolCalls other) {
        beginAt(other);
    }
}
