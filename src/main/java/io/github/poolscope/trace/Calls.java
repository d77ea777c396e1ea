package io.github.poolscope.trace;

import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * When threads were blocked, in which call, at which line of their program: either the main thread of the main program
 * ({@link Trace#calls()}) or all other threads ({@link Trace#callsElsewhere()}). If a trace needs too much memory, the
 * oldest calls are summed up by line: the others begin at {@link #first()}.
 */
public final class Calls implements Shortened {
    private static final CallKind[] KINDS = CallKind.values();

    private final MemoryUse room;
    private final ToIntFunction<SaveProgress> saved;
    private final IntColumn kind;
    private final IntColumn source;
    private final IntColumn line;
    private final IntColumn awaited;
    private final IntColumn worker;
    private final IntColumn thread;
    private final LongColumn began;
    private final LongColumn ended;
    private final List<Column> columns;
    private final InternedTexts texts;
    private final SummedCalls summed = new SummedCalls();
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
        source = new IntColumn(0, room);
        line = new IntColumn(Trace.NONE, room);
        awaited = new IntColumn(Trace.NONE, room);
        worker = new IntColumn(Trace.NONE, room);
        thread = new IntColumn(0, room);
        began = new LongColumn(Trace.NEVER, room);
        ended = new LongColumn(Trace.NEVER, room);
        columns = List.of(kind, source, line, awaited, worker, thread, began, ended);
        texts = new InternedTexts(room);
    }

    /** Returns the number of calls, including those that are summed up. */
    public int count() {
        return count;
    }

    /** Returns the first call that is stored individually. */
    public int first() {
        return first;
    }

    /** Returns the sums over those before {@link #first()}. */
    public SummedCalls summed() {
        return summed;
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

    /** Returns the source file that makes it; empty for the program of the run's plan. Undefined if there is no line. */
    public String source(int call) {
        return texts.get(source.get(call));
    }

    /** Returns the worker whose process makes it; {@link Trace#NONE} for the main program. */
    public int worker(int call) {
        return worker.get(call);
    }

    /** Returns the number of its thread in its process, from 1; 0 for the main thread. */
    public int thread(int call) {
        return thread.get(call);
    }

    /** Returns the line of its source, from 0, or {@link Trace#NONE}. */
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

    /** Returns the call as it was recorded. */
    public BlockedCall call(int call) {
        return new BlockedCall(kind(call), source(call), line(call), awaited(call), worker(call), thread(call));
    }

    /** Returns when the call returned or threw; {@link Trace#NEVER} while its thread is in it. */
    public long ended(int call) {
        return ended.get(call);
    }

    /**
     * Returns how long the thread was in a call, or has been until {@code now}, in nanoseconds; 0 if the reader
     * took {@code now} before the call began.
     */
    public long blockedFor(int call, long now) {
        long from = began.get(call);
        long end = ended.get(call);
        return from == Trace.NEVER ? 0 : Math.max(0, (end == Trace.NEVER ? now : end) - from);
    }

    int begin(BlockedCall call, long time) {
        int number = count;
        takesOneByOne |= call.kind() == CallKind.NEXT;
        if (number == 0) {
            firstKind = call.kind();
            firstBegan = time;
        }
        if (number == Integer.MAX_VALUE) {
            return Trace.NONE;
        }
        kind.set(number, call.kind().ordinal());
        line.set(number, call.line());
        awaited.set(number, call.awaited());
        // Uses fills of one cell: values that are equal for thousands of calls then take no memory.
        source.fill(number, 1, texts.number(call.source()), 0);
        worker.fill(number, 1, call.worker(), 0);
        thread.fill(number, 1, call.thread(), 0);
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
            summed.add(source(next), line.get(next), ended.get(next) - began.get(next));
            next++;
        }
        first = next;
        Column.forgetBefore(next, columns);
        return next > from;
    }

    /** Starts with what another one has summed up. */
    void beginWith(Calls other) {
        summed.copy(other.summed);
        first = other.first;
        count = first;
        if (first > 0) {
            firstKind = other.firstKind;
            firstBegan = other.firstBegan;
            takesOneByOne = other.takesOneByOne;
        }
    }
}
