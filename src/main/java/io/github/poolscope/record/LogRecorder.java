package io.github.poolscope.record;

import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.eventlog.LogWriter;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Completions;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.WorkerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of a program into its log, one kind for each method ({@code event-log.md}, kinds 64 to 127). Numbers
 * are given in the order of the calls. Never throws or blocks, as the writer does not.
 */
final class LogRecorder implements Recorder {
    private static final int HIGH = 32;
    private static final int ON_ERROR = 1;
    /** The most numbers in an event of kind {@code RUN_ITEMS}. */
    private static final int NUMBERS_TOGETHER = 5;

    private final LogWriter log;
    private final UserLines lines;
    private final boolean withValues;
    private final AtomicInteger pools = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger taskels = new AtomicInteger();
    private final AtomicInteger tasks = new AtomicInteger();
    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicInteger callbacks = new AtomicInteger();
    private final AtomicInteger waits = new AtomicInteger();
    private final AtomicInteger objects = new AtomicInteger();

    /** @param withValues whether items and results are recorded */
    LogRecorder(LogWriter log, boolean withValues) {
        this.log = log;
        this.withValues = withValues;
        lines = new UserLines(log);
    }

    /** Writes where the sources of the program may be. */
    void program() {
        int folder = log.text(System.getProperty("user.dir", ""));
        int command = log.text(System.getProperty("sun.java.command", ""));
        int classPath = log.text(System.getProperty("java.class.path", ""));
        log.write(EventKind.RUN_PROGRAM, 0, 0, 0, 0, folder, pair(command, classPath), System.nanoTime());
    }

    private static long pair(int low, int high) {
        return Integer.toUnsignedLong(low) | (long) high << HIGH;
    }

    private void write(EventKind kind, int a, int b, int c, long d, long e, long time) {
        log.write(kind, 0, a, b, c, d, e, time);
    }

    @Override
    public int poolCreated(PoolDescription pool, long nanoTime) {
        int number = pools.getAndIncrement();
        int kind = log.text(pool.kind().name());
        int name = log.text(pool.name());
        log.write(EventKind.RUN_POOL, 0, number, pool.size(), kind, name, 0, pool.startMethod(), nanoTime);
        return number;
    }

    @Override
    public int called(CallRequest call, long nanoTime) {
        int number = calls.getAndIncrement();
        int line = call.line() < 0 ? 0 : lines.of(call.source(), call.line() + 1);
        long how = pair(log.text(call.function()), log.text(call.mode().name()));
        write(EventKind.RUN_CALL, number, call.count(), call.chunksize(), pair(call.pool(), line), how, nanoTime);
        return number;
    }

    @Override
    public void allSubmitted(int call, int count, long nanoTime) {
        write(EventKind.RUN_ALL_SUBMITTED, call, count, 0, 0, 0, nanoTime);
    }

    @Override
    public int submitted(int count, long nanoTime) {
        return submitted(-1, count, nanoTime);
    }

    @Override
    public int submitted(int call, int count, long nanoTime) {
        int first = taskels.getAndAdd(count);
        write(EventKind.RUN_SUBMITTED, first, count, call, 0, 0, nanoTime);
        return first;
    }

    @Override
    public boolean wantsItems() {
        return withValues;
    }

    @Override
    public void items(int first, List<? extends @Nullable Object> items) {
        long now = System.nanoTime();
        long[] numbers = new long[NUMBERS_TOGETHER];
        for (int i = 0; i < items.size(); ) {
            int count = 0;
            while (count < NUMBERS_TOGETHER && i + count < items.size() && isNumber(items.get(i + count))) {
                numbers[count] = number(items.get(i + count));
                count++;
            }
            if (count == 0) {
                int text = log.text(ValueTexts.of(items.get(i)));
                log.write(EventKind.RUN_ITEMS, LogWriter.TEXT, first + i, 1, 0, 0, text, now);
                i++;
            } else {
                log.write(
                        EventKind.RUN_ITEMS,
                        LogWriter.NUMBER,
                        first + i,
                        count,
                        0,
                        numbers[0],
                        numbers[1],
                        numbers[2],
                        numbers[3],
                        numbers[4],
                        now);
                i += count;
            }
        }
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    /** Returns the number that a value is, 0 if it is none. */
    private static long number(@Nullable Object value) {
        return value instanceof Number it ? it.longValue() : 0;
    }

    @Override
    public int task(int firstIndex, int size) {
        int number = tasks.getAndIncrement();
        write(EventKind.RUN_TASKS, number, firstIndex, 1, size, 0, System.nanoTime());
        return number;
    }

    @Override
    public int tasks(int firstIndex, int[] sizes) {
        int first = tasks.getAndAdd(sizes.length);
        long now = System.nanoTime();
        int index = firstIndex;
        for (int i = 0; i < sizes.length; ) {
            int end = i + 1;
            while (end < sizes.length && sizes[end] == sizes[i]) {
                end++;
            }
            write(EventKind.RUN_TASKS, first + i, index, end - i, sizes[i], 0, now);
            index += sizes[i] * (end - i);
            i = end;
        }
        return first;
    }

    @Override
    public void dispatched(int[] sent, int worker, long nanoTime) {
        for (int i = 0; i < sent.length; ) {
            int end = i + 1;
            while (end < sent.length && sent[end] == sent[end - 1] + 1) {
                end++;
            }
            write(EventKind.RUN_DISPATCHED, sent[i], end - i, worker, 0, 0, nanoTime);
            i = end;
        }
    }

    @Override
    public void started(int index, int worker, long nanoTime) {
        write(EventKind.RUN_STARTED, index, 0, worker, 0, 0, nanoTime);
    }

    @Override
    public void ended(int index, int worker, long started, long ended, long cpuNanos) {
        write(EventKind.RUN_ENDED, index, 0, worker, started, cpuNanos, ended);
    }

    @Override
    public void completed(
            int index, int worker, long started, long ended, long cpuNanos, long received, Outcome outcome) {
        completed(index, worker, started, ended, cpuNanos, received, outcome, 0, 0);
    }

    @Override
    public void completed(Completions all) {
        for (int i = 0; i < all.count(); i++) {
            boolean hasValue = withValues && all.outcome(i) == Outcome.SUCCEEDED;
            boolean isNumber = hasValue && isNumber(all.value(i));
            long told = 0;
            if (hasValue) {
                told = isNumber ? number(all.value(i)) : log.text(ValueTexts.of(all.value(i)));
            }
            completed(
                    all.index(i),
                    all.worker(),
                    all.started(i),
                    all.ended(i),
                    all.cpuNanos(i),
                    all.received(),
                    all.outcome(i),
                    isNumber ? LogWriter.NUMBER : told == 0 ? 0 : LogWriter.TEXT,
                    told);
        }
    }

    private void completed(
            int index,
            int worker,
            long started,
            long ended,
            long cpuNanos,
            long received,
            Outcome outcome,
            int flags,
            long value) {
        int how = log.text(outcome.name());
        log.write(EventKind.RUN_COMPLETED, flags, index, how, worker, started, ended, cpuNanos, value, 0, received);
    }

    @Override
    public void returned(int index, @Nullable Object value) {
        if (!withValues) {
            return;
        }
        if (isNumber(value)) {
            log.write(EventKind.RUN_RETURNED, LogWriter.NUMBER, index, 0, 0, 0, number(value), System.nanoTime());
        } else {
            int text = log.text(ValueTexts.of(value));
            log.write(EventKind.RUN_RETURNED, LogWriter.TEXT, index, 0, 0, 0, text, System.nanoTime());
        }
    }

    @Override
    public void dropped(int index, Outcome why, long nanoTime) {
        write(EventKind.RUN_DROPPED, index, log.text(why.name()), 0, 0, 0, nanoTime);
    }

    @Override
    public void failed(Failure failure) {
        int error = log.text(failure.type() + '\0' + failure.message() + '\0' + failure.stackTrace());
        write(EventKind.RUN_FAILED, failure.index(), 0, 0, error, 0, System.nanoTime());
    }

    @Override
    public void delivered(int first, int count, long nanoTime) {
        write(EventKind.RUN_DELIVERED, first, count, 0, 0, 0, nanoTime);
    }

    @Override
    public int callbackBegan(int index, long nanoTime) {
        int number = callbacks.getAndIncrement();
        write(EventKind.RUN_CALLBACK_BEGAN, index, number, 0, 0, 0, nanoTime);
        return number;
    }

    @Override
    public void callbackEnded(int callback, long nanoTime) {
        write(EventKind.RUN_CALLBACK_ENDED, 0, callback, 0, 0, 0, nanoTime);
    }

    @Override
    public int workerRequested(WorkerRequest worker, long nanoTime) {
        int number = workers.getAndIncrement();
        long what = pair(log.text(worker.name()), log.text(worker.kind().name()));
        log.write(
                EventKind.RUN_WORKER,
                0,
                number,
                worker.slot(),
                worker.pool(),
                what,
                worker.taskel(),
                worker.startMethod(),
                nanoTime);
        return number;
    }

    @Override
    public void workerBorn(int worker, long pid, long parentPid) {
        write(EventKind.RUN_WORKER_BORN, worker, 0, 0, pid, parentPid, System.nanoTime());
    }

    @Override
    public void workerReady(int worker, long nanoTime, long clockErrorNanos) {
        write(EventKind.RUN_WORKER_READY, worker, 0, 0, clockErrorNanos, 0, nanoTime);
    }

    @Override
    public void workerClock(int worker, long clockErrorNanos) {
        write(EventKind.RUN_WORKER_CLOCK, worker, 0, 0, clockErrorNanos, 0, System.nanoTime());
    }

    @Override
    public void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {
        write(EventKind.RUN_WORKER_EXITED, worker, exitCode, log.text(reason.name()), 0, 0, nanoTime);
    }

    @Override
    public void retried(int index, int worker, long started, long nanoTime, String why) {
        write(EventKind.RUN_RETRIED, index, 0, worker, log.text(why), started, nanoTime);
    }

    @Override
    public void noted(Note.Kind kind, int worker, String text, long nanoTime) {
        write(EventKind.RUN_NOTED, 0, log.text(kind.name()), worker, log.text(text), 0, nanoTime);
    }

    @Override
    public void printed(long pid, boolean onError, String line, long nanoTime) {
        log.write(EventKind.RUN_PRINTED, onError ? ON_ERROR : 0, 0, 0, 0, log.text(line), pid, nanoTime);
    }

    @Override
    public int waits(CallKind kind, int awaited, long nanoTime) {
        int number = waits.getAndIncrement();
        write(EventKind.RUN_BLOCKED, number, awaited, log.text(kind.name()), lines.here(), 0, nanoTime);
        return number;
    }

    @Override
    public void waited(int wait, long nanoTime) {
        write(EventKind.RUN_UNBLOCKED, wait, 0, 0, 0, 0, nanoTime);
    }

    @Override
    public int primitive(SyncKind kind, String name, int capacity, long nanoTime) {
        int number = objects.getAndIncrement();
        write(EventKind.RUN_SYNC_MADE, number, capacity, log.text(kind.name()), log.text(name), 0, nanoTime);
        return number;
    }

    @Override
    public void synced(int object, SyncAction action, long pid, long thread, long amount, long nanoTime) {
        write(EventKind.RUN_SYNC, object, (int) thread, log.text(action.name()), amount, pid, nanoTime);
    }
}
