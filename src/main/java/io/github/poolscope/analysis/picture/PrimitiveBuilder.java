package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;

/** Builds the lane of one primitive from its events. */
final class PrimitiveBuilder {
    private final int object;
    private final SyncObjects.Made made;
    private final OpenWaits waits;
    private final StepBuilder level;
    private final StepBuilder waiting;
    private final SpanBuilder holds;
    private final MarkBuilder marks;
    private final Holders holders;
    /** The number of a queue's items that are not done. */
    private long unfinished;

    PrimitiveBuilder(int object, SyncObjects.Made made, TimeAxis axis, OpenWaits waits, Holders.Ended ended) {
        this.object = object;
        this.made = made;
        this.waits = waits;
        level = new StepBuilder(axis, made.time());
        waiting = new StepBuilder(axis, made.time());
        holds = new SpanBuilder(axis);
        marks = new MarkBuilder(axis);
        holders = new Holders(ended);
    }

    /** Adds an event, after the wait that it ended was reported. */
    void happened(SyncAction action, int actor, long pid, long amount, long time) {
        switch (action) {
            case PUT -> {
                unfinished++;
                level.set(time, amount);
            }
            case GOT -> level.set(time, amount);
            case RETURNED -> returned(actor, amount, time);
            case TASK_DONE -> undone(amount, time);
            case SENT -> {
                marks.add(action, actor, time, amount);
                endWaits(Awaited.SIGHT, pid, time);
            }
            case RECEIVED -> marks.add(action, actor, time, amount);
            case NOTIFIED -> {
                marks.add(action, actor, time, amount);
                waits.end(wait -> wait.object() == object, amount, time);
            }
            case ACQUIRED -> acquired(pid, amount, time);
            case RELEASED -> released(pid, amount, time);
            case ABANDONED -> abandoned(actor, pid, amount, time);
            case CLOSED, BROKEN, PASSED, RESET -> {
                marks.add(action, actor, time, action == SyncAction.PASSED ? amount : 0);
                level.set(time, 0);
                endWaits(time);
            }
            case SET -> {
                level.set(time, 1);
                endWaits(time);
            }
            case CLEARED -> level.set(time, 0);
            case ARRIVED -> level.set(time, amount + 1);
            case STARTED, ENDED, WAITS, GAVE_UP -> {}
        }
    }

    private void returned(int actor, long amount, long time) {
        marks.add(SyncAction.RETURNED, actor, time, 0);
        if (made.kind() == SyncKind.QUEUE) {
            level.set(time, amount);
        }
    }

    private void undone(long left, long time) {
        unfinished = left;
        if (left == 0) {
            waits.end(wait -> wait.object() == object && wait.what() == Awaited.ALL_DONE, Long.MAX_VALUE, time);
        }
    }

    private void endWaits(long time) {
        waits.end(wait -> wait.object() == object, Long.MAX_VALUE, time);
    }

    /** Ends the waits of other processes for that. */
    private void endWaits(Awaited what, long pid, long time) {
        waits.end(
                wait -> wait.object() == object
                        && wait.what() == what
                        && wait.waiter().pid() != pid,
                Long.MAX_VALUE,
                time);
    }

    private void acquired(long pid, long amount, long time) {
        if (isSemaphore()) {
            holders.got(pid, time);
            inUse(amount, time);
        } else if (holders.total() == 0) {
            holders.got(pid, time);
            level.set(time, 1);
        }
    }

    private void released(long pid, long amount, long time) {
        if (isSemaphore()) {
            holders.release(pid, time);
            inUse(amount, time);
        } else if (amount == 0) {
            holders.free(time);
            level.set(time, 0);
        }
    }

    private void abandoned(int actor, long pid, long amount, long time) {
        marks.add(SyncAction.ABANDONED, actor, time, amount);
        if (made.kind() == SyncKind.QUEUE) {
            undone(Math.max(level.value(), unfinished - amount), time);
        } else if (isSemaphore()) {
            holders.lost(pid, time);
            level.add(time, -Math.min(level.value(), amount));
        } else {
            holders.free(time);
            level.set(time, 0);
        }
    }

    /**
     * Updates a semaphore, whose events contain the number of free permits; one without a bound may have more than
     * initially.
     */
    private void inUse(long free, long time) {
        level.set(time, made.capacity() == Trace.NONE ? holders.total() : Math.max(0, made.capacity() - free));
    }

    boolean isSemaphore() {
        return made.kind() == SyncKind.SEMAPHORE || made.kind() == SyncKind.BOUNDED_SEMAPHORE;
    }

    /** Adds to the number of waiting threads. */
    void waits(long time, int difference) {
        waiting.add(time, difference);
    }

    /** Adds a time for which it was held; drawn only if a single process can hold it. */
    void held(Span span) {
        if (!isSemaphore()) {
            holds.add(span);
        }
    }

    Holders holders() {
        return holders;
    }

    TalkLane build(long now) {
        return new TalkLane(object, made, level.build(now), waiting.build(now), holds.build(), marks.build());
    }
}
