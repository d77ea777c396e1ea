package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what becomes of tasks, as soon as worker and pool have told all of it, or can't any more. */
final class Outcomes {
    private static final String BROKEN = "BrokenProcessPool";
    private static final String LOST = "WorkerLost";
    /** How long a broken executor may take to end its workers, in nanoseconds. */
    private static final long TO_END_WORKERS = 10_000_000_000L;

    private final ProgramState state;
    private final TraceRecorder recorder;
    private final DeliveryEvents deliveries;
    /** Tasks whose outcome was received, and whose end was not told. */
    private List<OpenTask> withoutEnd = new ArrayList<>();
    /** Tasks that have ended in workers that have died since, and whose outcome was not received. */
    private List<OpenTask> withoutReceipt = new ArrayList<>();

    Outcomes(ProgramState state, DeliveryEvents deliveries) {
        this.state = state;
        recorder = state.recorder;
        this.deliveries = deliveries;
    }

    /** Called when the end of a task, or the receipt of its outcome, was told. */
    void update(OpenTask task) {
        if (task.isReceived() && task.hasEnded()) {
            complete(task);
        } else if (task.isReceived()) {
            task.waitsSince = state.now;
            withoutEnd.add(task);
        }
    }

    /** Called after each round. */
    void pass() {
        withoutEnd = review(withoutEnd, task -> {
            boolean mayBeLost = mayBeLost(task);
            if (!mayBeLost) {
                complete(task);
            }
            return mayBeLost;
        });
        withoutReceipt = review(withoutReceipt, task -> {
            if (!task.isReceived()) {
                lose(task, task.worker, true);
            }
            return false;
        });
    }

    private boolean mayBeLost(OpenTask task) {
        TracedWorker worker = task.worker;
        if (worker == null || worker.task != task) {
            return false;
        }
        boolean isBroken = task.receivedError && isOfProcessExecutor(task);
        return worker.hasExited() || (isBroken && state.now - task.waitsSince < TO_END_WORKERS);
    }

    private interface Verdict {
        /** Settles a task; returns whether that has to wait. */
        boolean waits(OpenTask task);
    }

    private List<OpenTask> review(List<OpenTask> tasks, Verdict verdict) {
        if (tasks.isEmpty()) {
            return tasks;
        }
        List<OpenTask> still = new ArrayList<>();
        for (OpenTask task : tasks) {
            boolean isSettled = task.table.isSettled(task.number);
            if (!isSettled && (!state.hasWaited(task.waitsSince) || verdict.waits(task))) {
                still.add(task);
            }
        }
        return still;
    }

    // ---- The outcome was received
    // --------------------------------------------------------------------------------------

    private void complete(OpenTask task) {
        long received = task.received;
        if (!task.hasEnded() && task.worker != null) {
            task.ended = received; // It was not told.
        }
        fillEnds(task);
        if (task.failedOffset >= 0) {
            recorder.received(task.index, Math.min(task.done, task.failedOffset), received, Outcome.SUCCEEDED);
            fail(task, task.failedOffset, received);
            skip(task, task.failedOffset + 1, received);
        } else if (task.failedOffset == OpenTask.ALL_FAILED || task.receivedError) {
            failAll(task, received);
        } else {
            completeAll(task, received, Outcome.SUCCEEDED);
        }
        settle(task);
    }

    /** Records the same outcome of all taskels; of those whose ends are unknown, nothing else. */
    private void completeAll(OpenTask task, long received, Outcome outcome) {
        recorder.received(task.index, task.done, received, outcome);
        for (int offset = task.done; offset < task.size; offset++) {
            recorder.completed(
                    task.index + offset, task.workerNumber(), Trace.NEVER, Trace.NEVER, Trace.NEVER, received, outcome);
        }
    }

    /** Records the ends that were not told, up to the failed taskel. */
    private void fillEnds(OpenTask task) {
        if (!task.hasEnded() || (task.receivedError && task.failedOffset == OpenTask.NONE_FAILED)) {
            return;
        }
        int end = task.failedOffset >= 0 ? Math.min(task.failedOffset, task.size) : task.size;
        while (task.done < end) {
            long from = begin(task);
            task.doneAt = Math.max(from, task.ended);
            recorder.ended(task.index + task.done, task.workerNumber(), from, task.doneAt, Trace.NEVER);
            task.done++;
        }
    }

    /** Returns when the first taskel began that has not ended; {@link Trace#NEVER} if that is unknown. */
    private static long begin(OpenTask task) {
        return task.doneAt != Trace.NEVER ? task.doneAt : task.taken != Trace.NEVER ? task.taken : task.ended;
    }

    private void fail(OpenTask task, int offset, long received) {
        int index = task.index + offset;
        tell(index, task.error);
        long from = begin(task);
        recorder.completed(
                index,
                task.workerNumber(),
                from,
                Math.max(from, task.ended),
                task.isChunk ? Trace.NEVER : task.cpu,
                received,
                Outcome.FAILED);
    }

    /** Records that all taskels have failed with the task: its results could not be sent, or its pool is broken. */
    private void failAll(OpenTask task, long received) {
        for (int offset = 0; offset < task.done; offset++) {
            recorder.result(task.index + offset, ""); // It was told before it could not be sent.
        }
        tell(task.index, task.error.isEmpty() && isOfProcessExecutor(task) ? BROKEN : task.error);
        completeAll(task, received, Outcome.FAILED);
    }

    private void tell(int index, String error) {
        ErrorText told = ErrorText.of(error);
        recorder.failed(new Failure(index, told.type(), told.message(), told.stackTrace()));
    }

    private static boolean isOfProcessExecutor(OpenTask task) {
        return task.table.pool != null && task.table.pool.kind == PoolKind.PROCESS_EXECUTOR;
    }

    private void skip(OpenTask task, int from, long time) {
        for (int offset = from; offset < task.size; offset++) {
            recorder.dropped(task.index + offset, Outcome.SKIPPED, time);
        }
    }

    private void settle(OpenTask task) {
        task.table.settle(task.number);
        TracedWorker worker = task.worker;
        if (worker != null && worker.task == task && task.hasEnded()) {
            worker.task = null;
        }
        ObservedCall call = task.table.call;
        if (call != null) {
            deliveries.settled(call);
        }
    }

    // ---- It never will be
    // ----------------------------------------------------------------------------------------------

    /** Records that a task could not be handed to the workers. */
    void notSent(OpenTask task, String error, long time) {
        tell(task.index, error);
        recorder.completed(task.index, Trace.NONE, Trace.NEVER, Trace.NEVER, Trace.NEVER, time, Outcome.FAILED);
        skip(task, 1, time);
        settle(task);
    }

    /** Records that nothing more will become of a task: those of its taskels without an outcome are cancelled. */
    void cancel(OpenTask task, long time) {
        for (int offset = 0; offset < task.size; offset++) {
            recorder.dropped(task.index + offset, Outcome.CANCELLED, time);
        }
        settle(task);
    }

    /** Records that a process has ended, and that nothing more will become of the tasks of its pools. */
    void cancelAll(ObservedProcess process, long time) {
        process.calls.values().forEach(call -> cancel(call.tasks, time));
        process.executors.values().forEach(executor -> cancel(executor.work, time));
    }

    private void cancel(TaskTable table, long time) {
        TaskRuns runs = table.runs;
        for (int run = 0; run < runs.runs(); run++) {
            int end = runs.firstIndex(run) + runs.taskels(run);
            for (int index = runs.firstIndex(run); index < end; index++) {
                if (state.trace.taskels().outcome(index) == Outcome.PENDING) {
                    recorder.dropped(index, Outcome.CANCELLED, time);
                }
            }
        }
    }

    /** Called when all is read that a worker told before it ended. */
    void departed(TracedWorker worker) {
        OpenTask task = worker.task;
        if (task == null || task.table.isSettled(task.number)) {
            worker.task = null;
        } else if (!task.hasEnded()) {
            worker.task = null;
            boolean isExecutor = worker.pool != null && worker.pool.kind.isExecutor();
            if (!isExecutor && Departures.reason(worker) == ExitReason.POOL_TERMINATED) {
                cancel(task, worker.exited);
            } else if (worker.isThread) {
                cancel(task, worker.exited); // Threads do not die: nobody told what became of it.
            } else {
                lose(task, worker, false);
            }
        } else if (Departures.reason(worker) == ExitReason.DIED) {
            task.waitsSince = state.now;
            withoutReceipt.add(task);
        }
    }

    /**
     * Records that a task was lost with its worker: the taskel that ran, and the results of those before it.
     *
     * @param hasEnded whether the worker had ended all of it
     */
    private void lose(OpenTask task, @Nullable TracedWorker worker, boolean hasEnded) {
        long time = worker == null ? state.now : worker.exited;
        int running = hasEnded ? 0 : Math.min(task.done, task.size - 1);
        String type = isOfProcessExecutor(task) ? BROKEN : LOST;
        recorder.failed(new Failure(task.index + running, type, words(worker, hasEnded), ""));
        if (hasEnded) {
            completeAll(task, task.received, Outcome.LOST);
        } else {
            recorder.received(task.index, running, task.received, Outcome.LOST);
            recorder.completed(
                    task.index + running,
                    task.workerNumber(),
                    begin(task),
                    Math.max(begin(task), time),
                    Trace.NEVER,
                    task.received,
                    Outcome.LOST);
            skip(task, running + 1, time);
        }
        settle(task);
    }

    private static String words(@Nullable TracedWorker worker, boolean hasEnded) {
        if (worker == null) {
            return "";
        }
        boolean isByExecutor = Departures.reason(worker) == ExitReason.POOL_TERMINATED;
        String how = worker.exitCode == Workers.UNKNOWN_EXIT
                ? "ended"
                : worker.exitCode < 0
                        ? "was killed by signal " + -worker.exitCode
                        : "ended with exit code " + worker.exitCode;
        String what = "its worker, PID " + worker.pid + ", " + (isByExecutor ? "was ended by the executor" : how);
        return hasEnded ? what + " before its result arrived" : what + " while it ran";
    }
}
