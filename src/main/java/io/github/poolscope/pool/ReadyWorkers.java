package io.github.poolscope.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The workers that have become ready and have not left, and which of them wait for a task. Under the dispatcher's lock.
 */
final class ReadyWorkers {
    private final List<Worker> all = new ArrayList<>();
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    /** Idle, but perhaps stopped: each is asked whether it is alive, and given nothing before its reply. */
    private final List<Worker> doubtful = new ArrayList<>();

    void add(Worker worker) {
        all.add(worker);
    }

    void addIdle(Worker worker) {
        worker.state = WorkerState.IDLE;
        idle.add(worker);
    }

    void addDoubtful(Worker worker) {
        worker.state = WorkerState.IDLE;
        doubtful.add(worker);
    }

    /** Called when a worker has replied; returns whether the reply was awaited before it may be given tasks. */
    boolean removeDoubtful(Worker worker) {
        return doubtful.remove(worker);
    }

    /** Removes a worker, which is given nothing more. */
    void leave(Worker worker) {
        idle.remove(worker);
        doubtful.remove(worker);
        worker.state = WorkerState.LEAVING;
    }

    /** Removes and returns the idle workers of the slots from {@code fromSlot} on, which are given nothing more. */
    List<Worker> leaveIdle(int fromSlot) {
        List<Worker> leaving = Stream.concat(idle.stream(), doubtful.stream())
                .filter(worker -> worker.slot >= fromSlot)
                .toList();
        leaving.forEach(this::leave);
        return leaving;
    }

    void forgetIdle() {
        idle.clear();
        doubtful.clear();
    }

    void remove(Worker worker) {
        leave(worker);
        all.remove(worker);
        worker.state = WorkerState.GONE;
    }

    List<Worker> all() {
        return all;
    }

    /** Returns the number of ready workers, including busy ones. */
    int count() {
        return all.size();
    }

    int idleCount() {
        return idle.size();
    }

    boolean isAnyIdle() {
        return !idle.isEmpty();
    }

    /** Returns the worker that has been idle longest; null if none is. */
    @Nullable
    Worker longestIdle() {
        return idle.peek();
    }

    /** Called when the worker that has been idle longest has got a task. */
    void longestIdleIsBusy() {
        idle.remove().state = WorkerState.BUSY;
    }

    List<Worker> doubtful() {
        return doubtful;
    }
}
