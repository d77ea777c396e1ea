package io.github.poolscope.trace;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * When the main program was blocked, in which call, at which line of its program. If a trace needs too much memory, the
 * oldest calls are summed up by line: the others begin at {@link #first()}.
 */
public final class Calls implements Shortened {
    private static final CallKind[] KINDS = CallKind.values();

    private final MemoryUse room;
    private final ToIntFunction<SaveProgress> saved;
    private final IntColumn kind;
    private final IntColumn line;
    private final IntColumn awaited;
    private final LongColumn began;
    private final LongColumn ended;
    private final List<Column> columns;
    /** Of the calls that are summed up, by the line's number plus one. */
    private final LongColumn nanosOf;

    private final IntColumn callsOf;
    private volatile int linesOf;
    private volatile int first;
    private volatile int count;
    private volatile CallKind firstKind = CallKind.NEXT;
    private volatile long firstBegan = Trace.NEVER;
    private volatile boolean takesOneByOne;

    /**
     * @param saved returns how many of them are saved
     */
    Calls(MemoryUse room, ToIntFunction<SaveProgress> saved) {
        this.room = room;
        this.saved = saved;
        kind = new IntColumn(0, room);
        line = new IntColumn(Trace.NONE, room);
        awaited = new IntColumn(Trace.NONE, room);
        began = new LongColumn(Trace.NEVER, room);
        ended = new LongColumn(Trace.NEVER, room);
        columns = List.of(kind, line, awaited, began, ended);
        MemoryUse byLine = new MemoryUse(new AtomicLong());
        nanosOf = new LongColumn(0, byLine);
        callsOf = new IntColumn(0, byLine);
    }

    /** Returns the number of calls, including those that are summed up. */
    public int count() {
        return count;
    }

    /** Returns the first call that is stored individually. */
    public int first() {
        return first;
    }

    /** Returns how many calls at a line are summed up; for {@link Trace#NONE}, calls without a line. */
    public int summed(int lineNumber) {
        return callsOf.get(lineNumber + 1);
    }

    /** Returns their total time in nanoseconds. */
    public long summedNanos(int lineNumber) {
        return nanosOf.get(lineNumber + 1);
    }

    /** Returns the total time of all calls that are summed up, in nanoseconds. */
    public long summedNanos() {
        long sum = 0;
        for (int i = 0; i < linesOf; i++) {
            sum += nanosOf.get(i);
        }
        return sum;
    }

    /** Returns the kind of the very first call of the run; call it only if there is one. */
    public CallKind firstKind() {
        return firstKind;
    }

    /** Returns when the first call began; {@link Trace#NEVER} if there is none. */
    public long firstBegan() {
        return firstBegan;
    }

    /** Returns whether any call of the run takes the next result of many. */
    public boolean takesOneByOne() {
        return takesOneByOne;
    }

    public CallKind kind(int call) {
        return KINDS[kind.get(call)];
    }

    /** Returns the line of the plan's program, from 0, or {@link Trace#NONE}. */
    public int line(int call) {
        return line.get(call);
    }

    /**
     * Returns the index of the taskel whose result the call waits for, or {@link Trace#NONE} if it waits for any or for
     * all.
     */
    public int awaited(int call) {
        return awaited.get(call);
    }

    public long began(int call) {
        return began.get(call);
    }

    /** Returns when the call returned or threw; {@link Trace#NEVER} while the main program is in it. */
    public long ended(int call) {
        return ended.get(call);
    }

    /**
     * Returns how long the main program was in a call, or has been until {@code now}, in nanoseconds; 0 if the reader
     * took {@code now} before the call began.
     */
    public long blockedFor(int call, long now) {
        long from = began.get(call);
        long end = ended.get(call);
        return from == Trace.NEVER ? 0 : Math.max(0, (end == Trace.NEVER ? now : end) - from);
    }

    int begin(CallKind what, int lineNumber, int index, long time) {
        int number = count;
        takesOneByOne |= what == CallKind.NEXT;
        if (number == 0) {
            firstKind = what;
            firstBegan = time;
        }
        if (number == Integer.MAX_VALUE) {
            return Trace.NONE;
        }
        kind.set(number, what.ordinal());
        line.set(number, lineNumber);
        awaited.set(number, index);
        began.set(number, time);
        count = number + 1;
        return number;
    }

    void end(int call, long time) {
        if (call >= first) {
            ended.set(call, Math.max(time, began.get(call)));
        }
    }

    @Override
    public long bytes() {
        return room.used();
    }

    /** Sums up calls that have returned. */
    @Override
    public boolean shorten(@Nullable SaveProgress saving, boolean hasTime) {
        int from = first;
        int end = OldestRows.end(from, count, saving == null || !hasTime ? count : saved.applyAsInt(saving));
        int next = from;
        while (next < end && ended.get(next) != Trace.NEVER) {
            int place = line.get(next) + 1;
            callsOf.set(place, callsOf.get(place) + 1);
            nanosOf.set(place, nanosOf.get(place) + ended.get(next) - began.get(next));
            linesOf = Math.max(linesOf, place + 1);
            next++;
        }
        first = next;
        Column.forgetBefore(next, columns);
        return next > from;
    }

    /** Starts with what another one has summed up. */
    void beginWith(Calls other) {
        linesOf = other.linesOf;
        for (int i = 0; i < linesOf; i++) {
            callsOf.set(i, other.callsOf.get(i));
            nanosOf.set(i, other.nanosOf.get(i));
        }
        first = other.first;
        count = first;
        if (first > 0) {
            firstKind = other.firstKind;
            firstBegan = other.firstBegan;
            takesOneByOne = other.takesOneByOne;
        }
    }
}
