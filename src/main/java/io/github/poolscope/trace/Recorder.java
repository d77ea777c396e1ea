package io.github.poolscope.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of a pool from its engine. Times are {@link System#nanoTime()} of the main program's process.
 *
 * <p>Methods are called on any thread; implementations must not block except on each other, and should not throw: an
 * exception is logged and does not affect the pool, but a recorder that throws where it must return a number receives
 * no further events. {@link #NONE} records nothing.
 */
public interface Recorder {
    /** Records nothing. */
    Recorder NONE = new Recorder() {};

    /** A pool was created; returns its number. Called before all its other events. */
    default int poolCreated(PoolDescription pool, long nanoTime) {
        return 0;
    }

    /** A call of a pool was made; returns its number. Called before its taskels are submitted. */
    default int called(CallRequest call, long nanoTime) {
        return 0;
    }

    /** All {@code count} taskels of a call were submitted whose number was unknown when it was made. */
    default void allSubmitted(int call, int count, long nanoTime) {}

    /** Taskels without a recorded call were submitted; returns the index of the first of them. */
    default int submitted(int count, long nanoTime) {
        return 0;
    }

    /** Taskels of a call were submitted; returns the index of the first of them. */
    default int submitted(int call, int count, long nanoTime) {
        return submitted(count, nanoTime);
    }

    /** Returns whether {@link #items} is to be called, for which the pool keeps the items until they are submitted. */
    default boolean wantsItems() {
        return false;
    }

    /**
     * The items of consecutive taskels, which were submitted and are in no task yet. The list belongs to the pool, which
     * reuses it, and the items to the program, which may change them: convert them to text during the call.
     */
    default void items(int first, List<? extends @Nullable Object> items) {}

    /** A chunk was created; returns the task's number. */
    default int task(int firstIndex, int size) {
        return 0;
    }

    /** Consecutive chunks were created; returns the first task's number. */
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
     * Tasks are sent to a worker, which has not begun them yet. Called again if they go to another. Threads may report
     * several workers at the same time; {@code nanoTime} gives the order in which tasks were sent, and of two workers
     * of one task the later counts.
     */
    default void dispatched(int[] tasks, int worker, long nanoTime) {}

    /** A taskel began. Called again when a taskel is retried. */
    default void started(int index, int worker, long nanoTime) {}

    /**
     * The function of a taskel has returned or thrown in {@code worker}, which ran it from {@code started} to {@code
     * ended}, but its outcome has not reached the main program: the worker sends those of a whole task together. Called
     * at most once for each taskel, and before its completion; not called by an engine that learns of both at the same
     * time.
     */
    default void ended(int index, int worker, long started, long ended, long cpuNanos) {}

    /**
     * A taskel's outcome reached the main program; {@code worker} ran it from {@code started} to {@code ended}.
     */
    default void completed(
            int index, int worker, long started, long ended, long cpuNanos, long received, Outcome outcome) {}

    /**
     * Called just before {@link #completed(Completions)} with the same argument, while no call waits for it: slow work,
     * such as converting a result to text, should be done here.
     */
    default void arrived(Completions all) {}

    /**
     * The outcomes of several taskels reached the main program, with the results of those that succeeded.
     * {@code all} belongs to the pool, which reuses it afterwards: copy what is needed later, and do not change it, as
     * other recorders may receive it too.
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

    /** A taskel returned a value; called before its completion. */
    default void returned(int index, @Nullable Object value) {}

    /** A taskel will never have another outcome: it was skipped or cancelled. */
    default void dropped(int index, Outcome why, long nanoTime) {}

    /** A taskel failed. */
    default void failed(Failure failure) {}

    /** The caller received the outcomes of {@code count} taskels from {@code first} on. */
    default void delivered(int first, int count, long nanoTime) {}

    /**
     * A callback is called with the result of the call whose first taskel is {@code index}; returns the
     * callback's number.
     */
    default int callbackBegan(int index, long nanoTime) {
        return 0;
    }

    /** A callback has returned, or thrown. */
    default void callbackEnded(int callback, long nanoTime) {}

    /** A worker was requested; returns its number. */
    default int workerRequested(WorkerRequest worker, long nanoTime) {
        return 0;
    }

    /** The worker's process exists. */
    default void workerBorn(int worker, long pid, long parentPid) {}

    /** The worker can take tasks; its clock differs from the main program's by at most {@code clockErrorNanos}. */
    default void workerReady(int worker, long nanoTime, long clockErrorNanos) {}

    /** The worker's clock was measured again; the error is in nanoseconds. */
    default void workerClock(int worker, long clockErrorNanos) {}

    /**
     * The worker's process ended.
     *
     * @param exitCode zero or positive as the process set it, or the negative number of the signal that killed it
     */
    default void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {}

    /** A taskel was lost with its worker, which had begun it at {@code started}, and is retried. */
    default void retried(int index, int worker, long started, long nanoTime, String why) {}

    /** There is a message for the user; {@code worker} is {@link Trace#NONE} if it concerns none. */
    default void noted(Note.Kind kind, int worker, String text, long nanoTime) {}

    /** A process printed a line. */
    default void printed(long pid, boolean onError, String line, long nanoTime) {}

    /**
     * This thread begins to wait in a call of the library; returns the wait's number. Called on the thread that waits, so
     * that a recorder can see at which line of the program that is.
     *
     * @param awaited the index of the taskel whose result it waits for, or {@link Trace#NONE}
     */
    default int waits(CallKind kind, int awaited, long nanoTime) {
        return 0;
    }

    /** The thread no longer waits. */
    default void waited(int wait, long nanoTime) {}

    /**
     * A primitive was created; returns its number.
     *
     * @param capacity its number of items, permits or parties; {@link Trace#NONE} if it has no such number
     */
    default int primitive(SyncKind kind, String name, int capacity, long nanoTime) {
        return 0;
    }

    /** Something happened to a primitive; see {@link SyncAction} for the amount. */
    default void synced(int object, SyncAction action, long pid, long thread, long amount, long nanoTime) {}
}
