package io.github.poolscope.trace;

import org.jspecify.annotations.Nullable;

/**
 * What an engine tells of a pool's work. Times are {@link System#nanoTime()} of the main program's process.
 *
 * <p>Callable from any thread; implementations must not block on anything but each other, and should not throw: what
 * they throw is logged and harms no pool, but a recorder that throws where it is to give a number is told nothing more.
 * {@link #NONE} records nothing.
 */
public interface Recorder {
    /** Records nothing, for pools that nobody watches. */
    Recorder NONE = new Recorder() {};

    /** A pool was made; returns its number. Told before anything else of it. */
    default int poolCreated(PoolDescription pool, long nanoTime) {
        return 0;
    }

    /** A call of a pool was made; returns its number. Told before its taskels are submitted. */
    default int called(CallRequest call, long nanoTime) {
        return 0;
    }

    /** All taskels of a call were submitted whose count was not known when it was made; there are {@code count}. */
    default void allSubmitted(int call, int count, long nanoTime) {}

    /** Taskels of no recorded call were submitted; returns the index of the first of them. */
    default int submitted(int count, long nanoTime) {
        return 0;
    }

    /** Taskels of a call were submitted; returns the index of the first of them. */
    default int submitted(int call, int count, long nanoTime) {
        return submitted(count, nanoTime);
    }

    /** A chunk was made; returns the task's number. */
    default int task(int firstIndex, int size) {
        return 0;
    }

    /** Many chunks were made, of which one begins where another ends; returns the first task's number. */
    default int tasks(int firstIndex, int[] sizes) {
        int first = 0;
        int index = firstIndex;
        for (int i = 0; i < sizes.length; i++) {
            int number = task(index, sizes[i]);
            first = i == 0 ? number : first;
            index += sizes[i];
        }
        return first;
    }

    /**
     * Tasks are handed to a worker, which has not begun them yet. Told again if they go to another. Threads may tell of
     * several workers at the same time; {@code nanoTime} has the order in which tasks were handed out, and of two
     * workers of one task the later counts.
     */
    default void dispatched(int[] tasks, int worker, long nanoTime) {}

    /** A taskel began. May be told again when a taskel is run once more. */
    default void started(int index, int worker, long nanoTime) {}

    /** A taskel's outcome reached the main program; {@code worker} ran it from {@code started} to {@code ended}. */
    default void completed(
            int index, int worker, long started, long ended, long cpuNanos, long received, Outcome outcome) {}

    /**
     * Told right before {@link #completed(Completions)} of the same ones, while no call waits for it: what may take long,
     * such as asking a result for its text, is to be done here.
     */
    default void arrived(Completions all) {}

    /**
     * The same for many at once, with what those returned that succeeded. {@code all} is the pool's, which fills it again
     * afterwards: what is needed later is to be copied, and nothing in it changed, since other recorders may be told too.
     */
    default void completed(Completions all) {
        for (int i = 0; i < all.count(); i++) {
            if (all.outcome(i) == Outcome.SUCCEEDED) {
                returned(all.index(i), all.value(i));
            }
            completed(
                    all.index(i),
                    all.worker(),
                    all.started(i),
                    all.ended(i),
                    all.cpuNanos(i),
                    all.received(),
                    all.outcome(i));
        }
    }

    /** What a taskel returned; told before its completion. */
    default void returned(int index, @Nullable Object value) {}

    /** A taskel will never run to an outcome: skipped or cancelled. */
    default void dropped(int index, Outcome why, long nanoTime) {}

    /** Why a taskel failed. */
    default void failed(Failure failure) {}

    /** The caller was given the outcomes of {@code count} taskels from {@code first} on. */
    default void delivered(int first, int count, long nanoTime) {}

    /** A callback is given the result of the call whose first taskel has that index; returns the callback's number. */
    default int callbackBegan(int index, long nanoTime) {
        return 0;
    }

    /** A callback has returned, or thrown. */
    default void callbackEnded(int callback, long nanoTime) {}

    /** A worker was asked for; returns its number. */
    default int workerRequested(WorkerRequest worker, long nanoTime) {
        return 0;
    }

    /** Its process exists. */
    default void workerBorn(int worker, long pid, long parentPid) {}

    default void workerReady(int worker, long nanoTime, long clockErrorNanos) {}

    /** Its clock was compared again. */
    default void workerClock(int worker, long clockErrorNanos) {}

    /** {@code exitCode}: zero or positive as the process gave it, or minus the signal that killed it. */
    default void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {}

    /** A taskel was lost with its worker, which had begun it at {@code started}, and is tried again. */
    default void retried(int index, int worker, long started, long nanoTime, String why) {}

    /** Something that a person should know; {@code worker} is {@link Trace#NONE} if it is about none. */
    default void noted(Note.Kind kind, int worker, String text, long nanoTime) {}

    /** A process printed a line. */
    default void printed(long pid, boolean onError, String line, long nanoTime) {}
}
