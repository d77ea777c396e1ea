package io.github.poolscope.trace;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/**
 * Writes what happens around the pools of a trace: where threads are blocked, in which source files, what is printed, how
 * processes talk, and samples of the machine. Thread-safe.
 */
abstract class ProgramRecorder extends PoolRecorder {
    private final Trace trace;

    ProgramRecorder(Trace trace) {
        super(trace);
        this.trace = trace;
    }

    /**
     * Records a sample of CPU time and memory of a worker, or of the whole machine if {@code worker} is {@link
     * Trace#NONE}.
     */
    public void sampled(int worker, long nanoTime, long userNanos, long systemNanos, long residentBytes) {
        sampled(worker, nanoTime, userNanos, systemNanos, residentBytes, Trace.NEVER);
    }

    /**
     * Records a sample that includes how long the worker's threads have waited for a processor since its start, in
     * nanoseconds; {@link Trace#NEVER} if unknown.
     */
    public synchronized void sampled(
            int worker, long nanoTime, long userNanos, long systemNanos, long residentBytes, long waitedNanos) {
        trace.samples().add(time(nanoTime), worker, userNanos, systemNanos, residentBytes, waitedNanos);
        keepWithinLimit();
        trace.changed();
    }

    /**
     * Records that the main program entered a call at a line of the program of the run's plan; returns the call's
     * number.
     */
    @CanIgnoreReturnValue
    public int blocked(CallKind kind, int line, int awaited, long nanoTime) {
        return blocked(BlockedCall.ofMain(kind, line, awaited), nanoTime);
    }

    /** Records that the main program returned from a call. */
    public synchronized void unblocked(int call, long nanoTime) {
        returned(trace.calls(), call, nanoTime);
    }

    /**
     * Records that a thread entered a call; returns the call's number, in {@link Trace#calls()} or in {@link
     * Trace#callsElsewhere()}.
     */
    @CanIgnoreReturnValue
    public synchronized int blocked(BlockedCall call, long nanoTime) {
        trace.changed();
        return callsLike(call).begin(call, time(nanoTime));
    }

    /** Records that a thread returned from a call, whose number is {@code number}. */
    public synchronized void unblocked(BlockedCall call, int number, long nanoTime) {
        returned(callsLike(call), number, nanoTime);
    }

    private Calls callsLike(BlockedCall call) {
        return call.isOfMain() ? trace.calls() : trace.callsElsewhere();
    }

    private void returned(Calls calls, int number, long nanoTime) {
        calls.end(number, time(nanoTime));
        keepWithinLimit();
        trace.changed();
    }

    /**
     * Stores the text of a source file that calls name by its path; if there is one with that path, does nothing. See
     * {@link Sources} for the limits.
     */
    public void source(String path, String text) {
        source(path, text, true);
    }

    /** Stores the text of a source file, of which the last lines may be missing. */
    public synchronized void source(String path, String text, boolean isWhole) {
        trace.sources().add(path, text, isWhole);
        trace.changed();
    }

    @Override
    @CanIgnoreReturnValue
    public synchronized int callbackBegan(int index, long nanoTime) {
        trace.changed();
        return trace.callbacks().begin(BlockedCall.ofMain(CallKind.CALLBACK, Trace.NONE, index), time(nanoTime));
    }

    @Override
    public synchronized void callbackEnded(int callback, long nanoTime) {
        returned(trace.callbacks(), callback, nanoTime);
    }

    @Override
    public synchronized void printed(long pid, boolean onError, String line, long nanoTime) {
        trace.output().add(time(nanoTime), pid, onError, line);
        trace.changed();
    }

    @Override
    public synchronized void retried(int index, int worker, long started, long nanoTime, String why) {
        noted(Note.Kind.RETRY, worker, "Taskel " + index + " is tried again: " + why, nanoTime);
    }

    @Override
    public synchronized void noted(Note.Kind kind, int worker, String text, long nanoTime) {
        trace.notes().add(new Note(kind, worker, time(nanoTime), text));
        trace.changed();
    }

    /**
     * Records a new primitive; returns its number.
     *
     * @param capacity its number of items, permits or parties; {@link Trace#NONE} if it has no such number
     */
    @Override
    @CanIgnoreReturnValue
    public synchronized int primitive(SyncKind kind, String name, int capacity, long nanoTime) {
        trace.changed();
        return trace.syncObjects().add(new SyncObjects.Made(kind, name, capacity, time(nanoTime)));
    }

    /** Records an event of a primitive; see {@link SyncAction} for the amount. */
    @Override
    public synchronized void synced(int object, SyncAction action, long pid, long thread, long amount, long nanoTime) {
        trace.syncEvents().add(object, action, pid, thread, amount, time(nanoTime));
        keepWithinLimit();
        trace.changed();
    }
}
