package io.github.poolscope.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a run's pools, such as one {@code map} or one {@code apply_async}, numbered from 0 in the order in which they
 * were made. Each taskel knows its call ({@link Taskels#call}); those of calls that are under way together may alternate.
 * (When the main program was blocked in a call is in {@link Calls}.)
 *
 * <p>The oldest are given up where a trace takes too much memory: the rest begins at {@link #first()}.
 */
public final class PoolCalls implements Shortened {
    private static final CallMode[] MODES = CallMode.values();

    private final MemoryUse room;
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
    private final List<Column> columns;
    private volatile int first;
    private volatile int count;

    PoolCalls(MemoryUse room) {
        this.room = room;
        pool = new IntColumn(Trace.NONE, room);
        mode = new IntColumn(0, room);
        function = new IntColumn(0, room);
        chunksize = new IntColumn(Trace.NONE, room);
        firstTaskel = new IntColumn(Trace.NONE, room);
        taskels = new IntColumn(Trace.NONE, room);
        source = new IntColumn(0, room);
        line = new IntColumn(Trace.NONE, room);
        made = new LongColumn(Trace.NEVER, room);
        counted = new LongColumn(Trace.NEVER, room);
        texts = new InternedTexts(room);
        columns = List.of(pool, mode, function, chunksize, firstTaskel, taskels, source, line, made, counted);
    }

    /** How many there were, those that were given up with them. */
    public int count() {
        return count;
    }

    /** The first that is kept. */
    public int first() {
        return first;
    }

    /** The number of its pool; {@link Trace#NONE} if that is not kept. */
    public int pool(int call) {
        return pool.get(call);
    }

    public CallMode mode(int call) {
        return MODES[mode.get(call)];
    }

    /** The name of the function; empty if it is not known. */
    public String function(int call) {
        return texts.get(function.get(call));
    }

    /** Taskels a task; {@link Trace#NONE} if its tasks differ. */
    public int chunksize(int call) {
        return chunksize.get(call);
    }

    /** The first of its taskels; {@link Trace#NONE} while none was submitted. */
    public int firstTaskel(int call) {
        return firstTaskel.get(call);
    }

    /** How many taskels it has; {@link Trace#NONE} while that is not known. */
    public int taskels(int call) {
        return taskels.get(call);
    }

    /** The source file that made it; empty for the program of the run's plan. Without meaning where there is no line. */
    public String source(int call) {
        return texts.get(source.get(call));
    }

    /** The line that made it, from 0; {@link Trace#NONE} if it is not known. */
    public int line(int call) {
        return line.get(call);
    }

    /** When it was made. */
    public long made(int call) {
        return made.get(call);
    }

    /** When it became known how many taskels it has, if not when it was made; else {@link Trace#NEVER}. */
    public long counted(int call) {
        return counted.get(call);
    }

    /** Returns its number; {@link Trace#NONE}, and keeps nothing, where calls can't be numbered any more. */
    int add(CallRequest call, long time) {
        int number = count;
        if (number == Integer.MAX_VALUE) {
            return Trace.NONE;
        }
        // By fills of one: what is the same for thousands of calls takes no memory.
        pool.fill(number, 1, call.pool(), 0);
        mode.fill(number, 1, call.mode().ordinal(), 0);
        function.fill(number, 1, texts.number(call.function()), 0);
        chunksize.fill(number, 1, call.chunksize(), 0);
        taskels.fill(number, 1, call.count(), 0);
        source.fill(number, 1, texts.number(call.source()), 0);
        line.fill(number, 1, call.line(), 0);
        made.set(number, time);
        count = number + 1;
        return number;
    }

    /** Taskels of it were submitted, of which {@code taskel} is the first. */
    void submitted(int call, int taskel) {
        if (call >= first && call < count && taskel >= 0 && firstTaskel.get(call) == Trace.NONE) {
            firstTaskel.fill(call, 1, taskel, 1);
        }
    }

    void counted(int call, int many, long time) {
        if (call >= first && call < count) {
            taskels.set(call, many);
            counted.set(call, time);
        }
    }

    @Override
    public long bytes() {
        return room.used();
    }

    /** Calls are given up whether or not they are over, as long as those that may change are not to be saved yet. */
    @Override
    public boolean shorten(@Nullable SaveProgress saving, boolean hasTime) {
        int from = first;
        int end = OldestRows.end(from, count, saving == null || !hasTime ? count : saving.poolCalls());
        first = end;
        Column.forgetBefore(end, columns);
        return end > from;
    }

    /** Begins, empty, where another begins. */
    void beginWith(PoolCalls other) {
        first = other.first;
        count = first;
    }
}
