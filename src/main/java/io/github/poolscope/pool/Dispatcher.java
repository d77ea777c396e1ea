package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands tasks to idle workers, first come, first served, one task at a time to each, as CPython's pool does.
 *
 * <p>Concurrency: {@link #lock} guards the queue, the idle workers, the pool's state and every worker's state. Frames
 * are sent outside it: a worker that was just given a task is nobody else's until that task is done, so its frames
 * can't overtake each other.
 */
final class Dispatcher {
    final ReentrantLock lock = new ReentrantLock();
    /** Signalled whenever the state changes or a worker leaves. */
    final Condition settled = lock.newCondition();

    private final OptionalInt maxTasksPerChild;
    private final Recorder recorder;
    private final ArrayDeque<Task> queue = new ArrayDeque<>();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    private PoolState state = PoolState.RUN;
    private RuntimeException ending = new PoolTerminatedException();
    private int busy;
    private int feeders;
    private int size;

    Dispatcher(int size, OptionalInt maxTasksPerChild, Recorder recorder) {
        this.size = size;
        this.maxTasksPerChild = maxTasksPerChild;
        this.recorder = recorder;
    }

    /** What a worker that has done a task, or has just become ready, is to do next. */
    enum Next {
        WORK_OR_WAIT,
        RETIRE,
        /** The pool was made smaller, and has no place for it. */
        LEAVE,
        QUIT
    }

    private record Assignment(Worker worker, Task task) {
        void send() {
            worker.give(task);
        }
    }

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
        assignments.forEach(Assignment::send);
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
    Next ready(Worker worker) {
        List<Assignment> assignments;
        Next next;
        lock.lock();
        try {
            next = isDone() ? Next.QUIT : worker.slot >= size ? Next.LEAVE : Next.WORK_OR_WAIT;
            worker.state = next == Next.WORK_OR_WAIT ? WorkerState.IDLE : WorkerState.LEAVING;
            if (next == Next.WORK_OR_WAIT) {
                idle.add(worker);
            }
            assignments = match();
        } finally {
            lock.unlock();
        }
        assignments.forEach(Assignment::send);
        return next;
    }

    /** A worker has reported its whole task. */
    Next finished(Worker worker) {
        List<Assignment> assignments;
        Next next = Next.WORK_OR_WAIT;
        lock.lock();
        try {
            release(worker);
            worker.tasksDone++;
            if (worker.state == WorkerState.BUSY) {
                boolean retires = maxTasksPerChild.isPresent() && worker.tasksDone >= maxTasksPerChild.getAsInt();
                next = isDone()
                        ? Next.QUIT
                        : worker.slot >= size ? Next.LEAVE : retires ? Next.RETIRE : Next.WORK_OR_WAIT;
                worker.state = next == Next.WORK_OR_WAIT ? WorkerState.IDLE : WorkerState.LEAVING;
                if (next == Next.WORK_OR_WAIT) {
                    idle.add(worker);
                }
            }
            assignments = match();
        } finally {
            lock.unlock();
        }
        assignments.forEach(Assignment::send);
        return next;
    }

    /** A worker is dead and must be given nothing more; answers the task that it was given last and has not ended. */
    @Nullable
    Task takeOutOfService(Worker worker) {
        lock.lock();
        try {
            idle.remove(worker);
            worker.state = WorkerState.LEAVING;
            return worker.current;
        } finally {
            lock.unlock();
        }
    }

    /** A worker is gone; {@code back} is what it leaves undone, and goes to the next ones first. */
    void left(Worker worker, List<Task> back) {
        List<Assignment> assignments;
        lock.lock();
        try {
            release(worker);
            idle.remove(worker);
            worker.state = WorkerState.GONE;
            if (!isEnded()) {
                for (int i = back.size() - 1; i >= 0; i--) {
                    queue.addFirst(back.get(i));
                }
            }
            assignments = match();
            settled.signalAll();
        } finally {
            lock.unlock();
        }
        assignments.forEach(Assignment::send);
    }

    /** Takes no more work; answers the idle workers if there is nothing left to do, which are to quit. */
    List<Worker> close() {
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
    List<Worker> takeIdleIfDone() {
        lock.lock();
        try {
            if (!isDone()) {
                return List.of();
            }
            List<Worker> leaving = List.copyOf(idle);
            leaving.forEach(worker -> worker.state = WorkerState.LEAVING);
            idle.clear();
            return leaving;
        } finally {
            lock.unlock();
        }
    }

    /** Drops all work; answers the tasks that had not ended, or nothing if the pool had ended before. */
    List<Task> end(PoolState how, RuntimeException why, Collection<? extends Worker> workers) {
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
            for (Worker worker : workers) {
                Task task = worker.current;
                if (task != null) {
                    dropped.add(task);
                }
                if (worker.state != WorkerState.GONE) {
                    worker.state = WorkerState.LEAVING;
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

    /**
     * Takes the workers of a job's running tasks out of service; they are to be killed. Those tasks get no further
     * worker.
     */
    List<Worker> condemn(Job job, Collection<? extends Worker> workers) {
        lock.lock();
        try {
            List<Worker> condemned = new ArrayList<>();
            for (Worker worker : workers) {
                Task task = worker.current;
                if (task != null && task.job == job && worker.state == WorkerState.BUSY) {
                    worker.state = WorkerState.LEAVING;
                    condemned.add(worker);
                }
            }
            return condemned;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a worker out of service if it is at that task; false if it has gone on. */
    boolean condemn(Worker worker, Task task) {
        lock.lock();
        try {
            if (worker.current != task || worker.state != WorkerState.BUSY) {
                return false;
            }
            worker.state = WorkerState.LEAVING;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How many workers the pool is to have. */
    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** Changes how many workers the pool is to have; answers the idle ones that are too many, which are to leave. */
    List<Worker> resize(int workers) {
        lock.lock();
        try {
            size = workers;
            List<Worker> leaving =
                    idle.stream().filter(worker -> worker.slot >= size).toList();
            leaving.forEach(worker -> worker.state = WorkerState.LEAVING);
            idle.removeAll(leaving);
            return leaving;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a task that came now would have to wait for another one. */
    boolean isOccupied() {
        lock.lock();
        try {
            return queue.size() >= idle.size();
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

    private void release(Worker worker) {
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
            Worker worker = idle.remove();
            Task task = queue.remove();
            worker.state = WorkerState.BUSY;
            worker.current = task;
            busy++;
            recorder.dispatched(task.number, worker.number, System.nanoTime());
            assignments.add(new Assignment(worker, task));
        }
        return assignments;
    }
}
