package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A task of which something has been told, and not everything: its worker tells when it was taken, when each taskel ended
 * and how it failed, the process of its pool when its outcome was received, in any order.
 */
final class OpenTask {
    /** The offset of the failed taskel, if none has failed. */
    static final int NONE_FAILED = -2;
    /** The offset of the failed taskel, if the results of all could not be sent. */
    static final int ALL_FAILED = -1;

    final TaskTable table;
    final int number;
    /** The index of its first taskel. */
    final int index;

    final int size;
    final int traced;

    @Nullable
    TracedWorker worker;

    /** When the worker began it. */
    long taken = Trace.NEVER;
    /** When the worker had done with it. */
    long ended = Trace.NEVER;

    long cpu;
    /** Whether its taskels are told one by one. */
    boolean isChunk;
    /** How many of its taskels have ended, the first ones, and when the last of them did. */
    int done;

    long doneAt = Trace.NEVER;
    /** The offset of the last taskel that was told to have begun. */
    int running = Trace.NONE;

    int failedOffset = NONE_FAILED;
    String error = "";
    long received = Trace.NEVER;
    boolean receivedError;

    /** The block before the latest, whose CPU time the latest tells. */
    int blockFirst;

    long blockCpu;
    long firstBlockCpu;
    /** A block whose taskels share one reading of the clock that has not been made. */
    @Nullable
    Event unread;

    /** Since when it waits for what was not told, in nanoseconds of the assembler's time. */
    long waitsSince;

    OpenTask(TaskTable table, int number) {
        this.table = table;
        this.number = number;
        index = table.runs.indexOf(number);
        size = table.runs.sizeOf(number);
        traced = table.runs.tracedOf(number);
    }

    boolean hasEnded() {
        return ended != Trace.NEVER;
    }

    boolean isReceived() {
        return received != Trace.NEVER;
    }

    /** Returns the worker's number in the trace. */
    int workerNumber() {
        TracedWorker it = worker;
        return it == null ? Trace.NONE : it.number;
    }
}
