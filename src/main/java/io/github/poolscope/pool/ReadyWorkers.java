package io.github.poolscope.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workers that have become ready and are not gone, and which of them wait for a task. Under the dispatcher's lock. */
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

    /** A worker has replied; returns whether its reply was waited for before it is given anything. */
    boolean removeDoubtful(Worker worker) {
        return doubtful.remove(worker);
    }

    /** A worker is to be given nothing more. */
    void leave(Worker worker) {
        idle.remove(worker);
        doubtful.remove(worker);
        worker.state = WorkerState.LEAVING;
    }

    /** The idle workers of the places from {@code fromSlot} on are to be given nothing more; returns them. */
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

    /** How many workers are ready, busy ones included. */
    int count() {
        return all.size();
    }

    int idleCount() {
        return idle.size();
    }

    boolean isAnyIdle() {
        return !idle.isEmpty();
    }

    /** The worker that has been idle for longest; null if none is. */
    @Nullable
    Worker longestIdle() {
        return idle.peek();
    }

    /** The worker that has been idle for longest has got a task. */
    void longestIdleIsBusy() {
        idle.remove().state = WorkerState.BUSY;
    }

    List<Worker> doubtful() {
        return doubtful;
    }
}
