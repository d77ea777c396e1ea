package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands tasks to idle workers, first come, first served, one task at a time to each, as CPython's pool does.
 *
 * <p>Concurrency: {@link #lock} guards the queue, the idle workers, the pool's state and every worker's state. Frames
 * are sent outside it: a worker that was just given a task is nobody else's until that task is done, so its frames
 * can't overtake each other. A frame too large for the socket's buffer is sent by another thread, for a stopped worker
 * would block the sender.
 */
final class Dispatcher {
    /** A Unix-domain socket's buffer takes this much from an idle worker's peer without blocking. */
    private static final int FITS_SOCKET = 1 << 16;

    final ReentrantLock lock = new ReentrantLock();
    /** Signalled whenever the state changes or a worker leaves. */
    final Condition settled = lock.newCondition();

    private final OptionalInt maxTasksPerChild;
    private final Recorder recorder;
    private final Executor largeFrames;
    private final ArrayDeque<Task> queue = new ArrayDeque<>();
    private final ArrayDeque<WorkerHandle> idle = new ArrayDeque<>();
    private PoolState state = PoolState.RUN;
    private RuntimeException ending = new PoolTerminatedException();
    private int busy;
    private int feeders;

    Dispatcher(OptionalInt maxTasksPerChild, Recorder recorder, Executor largeFrames) {
        this.maxTasksPerChild = maxTasksPerChild;
        this.recorder = recorder;
        this.largeFrames = largeFrames;
    }

    /** What a worker that has done a task, or has just become ready, is to do next. */
    enum Next {
        WORK_OR_WAIT,
        RETIRE,
        QUIT
    }

    private record Assignment(WorkerHandle worker, Task task) {}

    PoolState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** @throws IllegalStateException if the pool takes no more work */
    void checkRunning() {
        lock.lock();
        try {
            if (state == PoolState.BROKEN) {
                throw ending;
            }
            if (state != PoolState.RUN) {
                throw new IllegalStateException("Pool not running");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Queues tasks; those of a pool that has ended meanwhile are aborted. */
    void submit(List<Task> tasks) {
        List<Assignment> assignments;
        lock.lock();
        try {
            if (isEnded()) {
                assignments = List.of();
            } else {
                queue.addAll(tasks);
                assignments = match();
            }
        } finally {
            lock.unlock();
        }
        if (state() == PoolState.TERMINATE || state() == PoolState.BROKEN) {
            tasks.forEach(task -> task.job.abort(ending));
        }
        assignments.forEach(this::send);
    }

    void feederStarts() {
        lock.lock();
        try {
            feeders++;
        } finally {
            lock.unlock();
        }
    }

    void feederEnds() {
        lock.lock();
        try {
            feeders--;
        } finally {
            lock.unlock();
        }
    }

    /** A worker has connected. */
    Next ready(WorkerHandle worker) {
        List<Assignment> assignments;
        Next next;
        lock.lock();
        try {
            next = isDone() ? Next.QUIT : Next.WORK_OR_WAIT;
            worker.state = next == Next.QUIT ? WorkerHandle.State.LEAVING : WorkerHandle.State.IDLE;
            if (next == Next.WORK_OR_WAIT) {
                idle.add(worker);
            }
            assignments = match();
        } finally {
            lock.unlock();
        }
        assignments.forEach(this::send);
        return next;
    }

    /** A worker has reported its whole task. */
    Next finished(WorkerHandle worker) {
        List<Assignment> assignments;
        Next next = Next.WORK_OR_WAIT;
        lock.lock();
        try {
            release(worker);
            worker.tasksDone++;
            if (worker.state == WorkerHandle.State.BUSY) {
                boolean retires = maxTasksPerChild.isPresent() && worker.tasksDone >= maxTasksPerChild.getAsInt();
                next = isDone() ? Next.QUIT : retires ? Next.RETIRE : Next.WORK_OR_WAIT;
                worker.state = next == Next.WORK_OR_WAIT ? WorkerHandle.State.IDLE : WorkerHandle.State.LEAVING;
                if (next == Next.WORK_OR_WAIT) {
                    idle.add(worker);
                }
            }
            assignments = match();
        } finally {
            lock.unlock();
        }
        assignments.forEach(this::send);
        return next;
    }

    /** A worker is gone; {@code rest} is what it had not begun of its task, and goes to the next one first. */
    void left(WorkerHandle worker, @Nullable Task rest) {
        List<Assignment> assignments;
        lock.lock();
        try {
            release(worker);
            idle.remove(worker);
            worker.state = WorkerHandle.State.GONE;
            if (rest != null && !isEnded()) {
                queue.addFirst(rest);
            }
            assignments = match();
            settled.signalAll();
        } finally {
            lock.unlock();
        }
        assignments.forEach(this::send);
    }

    /** Takes no more work; answers the idle workers if there is nothing left to do, which are to quit. */
    List<WorkerHandle> close() {
        lock.lock();
        try {
            if (state == PoolState.RUN) {
                state = PoolState.CLOSE;
                settled.signalAll();
            }
            return takeIdleIfDone();
        } finally {
            lock.unlock();
        }
    }

    /** The idle workers of a closed pool that has done everything; they are to quit. */
    List<WorkerHandle> takeIdleIfDone() {
        lock.lock();
        try {
            if (!isDone()) {
                return List.of();
            }
            List<WorkerHandle> leaving = List.copyOf(idle);
            leaving.forEach(worker -> worker.state = WorkerHandle.State.LEAVING);
            idle.clear();
            return leaving;
        } finally {
            lock.unlock();
        }
    }

    /** Drops all work; answers the tasks that had not ended, or nothing if the pool had ended before. */
    List<Task> end(PoolState how, RuntimeException why, List<WorkerHandle> workers) {
        lock.lock();
        try {
            if (isEnded()) {
                return List.of();
            }
            state = how;
            ending = why;
            List<Task> dropped = new ArrayList<>(queue);
            queue.clear();
            idle.clear();
            for (WorkerHandle worker : workers) {
                Task task = worker.current;
                if (task != null) {
                    dropped.add(task);
                }
                if (worker.state != WorkerHandle.State.GONE) {
                    worker.state = WorkerHandle.State.LEAVING;
                }
            }
            settled.signalAll();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the tasks of a job that were not handed out yet. */
    List<Task> withdraw(Job job) {
        lock.lock();
        try {
            List<Task> withdrawn =
                    queue.stream().filter(task -> task.job == job).toList();
            queue.removeIf(task -> task.job == job);
            return withdrawn;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the pool has dropped its work. */
    boolean isEnded() {
        lock.lock();
        try {
            return state == PoolState.TERMINATE || state == PoolState.BROKEN;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the pool is closed and has nothing left to do. */
    boolean isDone() {
        lock.lock();
        try {
            return state == PoolState.CLOSE && queue.isEmpty() && busy == 0 && feeders == 0;
        } finally {
            lock.unlock();
        }
    }

    boolean isBusy() {
        lock.lock();
        try {
            return busy > 0;
        } finally {
            lock.unlock();
        }
    }

    private void release(WorkerHandle worker) {
        if (worker.current != null) {
            worker.current = null;
            busy--;
        }
    }

    private List<Assignment> match() {
        if (queue.isEmpty() || idle.isEmpty()) {
            return List.of();
        }
        List<Assignment> assignments = new ArrayList<>(1);
        while (!queue.isEmpty() && !idle.isEmpty()) {
            WorkerHandle worker = idle.remove();
            Task task = queue.remove();
            worker.state = WorkerHandle.State.BUSY;
            worker.current = task;
            busy++;
            recorder.dispatched(task.number, worker.number, System.nanoTime());
            assignments.add(new Assignment(worker, task));
        }
        return assignments;
    }

    private void send(Assignment assignment) {
        WorkerHandle worker = assignment.worker();
        Task task = assignment.task();
        Job job = task.job;
        List<Encoder> frames = new ArrayList<>(worker.functions.framesFor(job));
        frames.add(Link.frame(FrameType.TASK)
                .putInt(task.number)
                .putInt(job.function())
                .putByte(job.failureSkipsRest() ? 1 : 0)
                .putInt(task.skip)
                .putInt(task.size)
                .putRaw(task.items));
        Runnable sending = () -> {
            Link link = worker.link;
            if (link == null) {
                return;
            }
            try {
                for (Encoder frame : frames) {
                    link.send(frame);
                }
            } catch (IOException e) {
                // The worker is dead; its reader sees that too, and settles the task.
            }
        };
        if (frames.stream().mapToLong(Encoder::size).sum() > FITS_SOCKET) {
            largeFrames.execute(sending);
        } else {
            sending.run();
        }
    }
}
