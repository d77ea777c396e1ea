package io.github.poolscope.pool;

import io.github.poolscope.start.ExitCodes;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.wire.ProgressPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settles a dead worker's tasks, when everything that it sent was read. Of the tasks that it had begun, the taskels
 * that it had begun and not reported are lost, or retried, and those after them become a new task; all other tasks go
 * to other workers. A task that was next to begin when its worker died fails after three such deaths, as it may be the
 * cause.
 */
final class WorkerLoss {
    /** The weight of a worker that dies by itself; a task fails when its weights reach {@link #MAX}. */
    private static final int DIED = 3;

    private static final int MAX = 3 * DIED;
    /** The weight of a worker that was killed, or ended for an unknown reason: probably not the task's fault. */
    private static final int KILLED = 1;

    private final ProcessWorker worker;
    private final WorkerContext pool;
    private final int exitCode;
    /**
     * The error that prevented the main program from reading on, for which the worker was killed; null if there was
     * none.
     */
    private final @Nullable RuntimeException fault;

    private final List<Task> back = new ArrayList<>();
    private boolean settled;

    WorkerLoss(ProcessWorker worker, WorkerContext pool, int exitCode, @Nullable RuntimeException fault) {
        this.worker = worker;
        this.pool = pool;
        this.exitCode = exitCode;
        this.fault = fault;
    }

    /** May be called again if it throws. */
    void settle() {
        if (!settled) {
            List<TasksInFlight.Entry> given = pool.dispatcher().inFlight(worker);
            settled = true;
            try {
                settle(given);
            } catch (Throwable e) {
                given.forEach(entry -> entry.task().job.giveUp(e));
            }
        }
        pool.dispatcher().left(worker, back);
    }

    private void settle(List<TasksInFlight.Entry> given) {
        Optional<ProgressPage.Begun> last = worker.page.progress().last();
        boolean done = last.isPresent()
                && given.stream()
                        .anyMatch(entry -> entry.task().wire == last.get().task());
        boolean suspect = worker.expected == ExitReason.ALIVE; // Unless its death has a known cause.
        for (TasksInFlight.Entry entry : given) {
            Task task = entry.task();
            boolean isLast = last.isPresent() && task.wire == last.get().task();
            int begun;
            if (isLast) {
                done = false; // Of later tasks it can only have claimed some.
                begun = Math.min(last.get().offset() + 1, task.size);
            } else {
                begun = done && worker.hasBegun(entry.slot(), task) ? task.size : 0;
            }
            boolean next = suspect && begun < task.size;
            suspect &= !next && begun <= reported(task);
            try {
                task.job.inOrder(() -> back.addAll(lose(task, begun, next && begun <= reported(task))));
            } catch (Throwable e) {
                task.job.giveUp(e);
            }
        }
    }

    private static int reported(Task task) {
        synchronized (task) {
            return task.reported;
        }
    }

    /**
     * Returns the tasks that other workers must do instead.
     *
     * @param begun how many of its taskels were begun
     * @param suspect whether its next taskel may be the cause of the worker's death
     */
    private List<Task> lose(Task task, int begun, boolean suspect) {
        int from;
        int to;
        int deaths;
        boolean hopeless;
        synchronized (task) {
            if (task.abandoned) {
                return List.of();
            }
            from = task.reported;
            to = Math.max(from, begun);
            if (suspect) {
                task.wasNextAtDeath(weight());
            }
            hopeless = task.deathsWeighed >= MAX;
            if (to == 0 && !hopeless) {
                return List.of(task);
            }
            to = hopeless ? task.size : to;
            task.reported = to;
            deaths = task.deaths;
        }
        boolean again = !hopeless && worker.sentence == null && task.attempt < task.job.options.retries();
        for (int offset = from; offset < to; offset++) {
            recordLoss(task, offset, lost(task, offset, hopeless, deaths), again);
        }
        List<Task> back = new ArrayList<>();
        if (again && to > from) {
            back.add(pool.tasks().part(task, from, to - from, task.attempt + 1));
        }
        for (int offset = from; offset < to && !again; offset++) {
            settle(task, offset, lost(task, offset, hopeless, deaths));
        }
        task.job.taskEnded(task);
        if (to < task.size) {
            Task rest = pool.tasks().part(task, to, task.size - to, task.attempt);
            if (suspect) {
                rest.wasNextAtDeath(weight());
            }
            back.add(rest);
        }
        return back;
    }

    private int weight() {
        boolean killed = exitCode == ExitCodes.KILLED
                || exitCode == ExitCodes.TERMINATED
                || exitCode == StartedWorker.UNKNOWN_EXIT;
        return killed ? KILLED : DIED;
    }

    private static void settle(Task task, int offset, Throwable error) {
        try {
            task.job.settled(task, task.firstPosition + offset, task.firstIndex + offset, null, error);
        } catch (Throwable e) {
            task.job.giveUp(e);
        }
    }

    private RuntimeException lost(Task task, int offset, boolean hopeless, int deaths) {
        int position = task.firstPosition + offset;
        if (hopeless) {
            worker.output.drain();
            return new WorkerLostException(position, worker.pid(), exitCode, deaths, worker.output.tellingLine());
        }
        RuntimeException sentence = worker.sentence;
        if (sentence != null && offset == worker.condemnedAt) {
            return sentence;
        }
        return fault != null ? fault : new WorkerLostException(position, worker.pid(), exitCode);
    }

    private void recordLoss(Task task, int offset, RuntimeException error, boolean again) {
        int index = task.firstIndex + offset;
        long now = System.nanoTime();
        long started = worker.begun(task)
                .filter(begun -> begun.offset() == offset)
                .map(begun -> worker.clock().toMain(begun.startedNanos()))
                .orElse(Trace.NEVER);
        if (again) {
            pool.recorder().retried(index, worker.number, started, now, String.valueOf(error.getMessage()));
            return;
        }
        Failure failure = new Failure(index, error.getClass().getSimpleName(), String.valueOf(error.getMessage()), "");
        pool.recorder().failed(failure);
        pool.recorder().completed(index, worker.number, started, now, Trace.NEVER, now, Outcome.LOST);
    }
}
