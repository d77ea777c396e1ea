package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.WorkerRequest;
import java.util.HashMap;
import java.util.Map;

/** Pools and executors, and their workers that are threads. */
final class PoolEvents {
    private static final PoolKind[] KINDS = {
        PoolKind.PROCESS_POOL, PoolKind.THREAD_POOL, PoolKind.PROCESS_EXECUTOR, PoolKind.THREAD_EXECUTOR
    };

    /** What can't be the number of a pool's workers. */
    private static final int MOST_WORKERS = 100_000;

    private static final int CLOSED = 1;
    private static final int TERMINATED = 2;

    private final ProgramState state;
    private final Map<String, Integer> countOf = new HashMap<>();

    PoolEvents(ProgramState state) {
        this.state = state;
    }

    void made(Event event, ObservedProcess process) {
        if (event.flags() >= KINDS.length) {
            return;
        }
        PoolKind kind = KINDS[event.flags()];
        Map<Integer, ObservedPool> pools = kind.isExecutor() ? process.executors : process.pools;
        int name = event.a() & Integer.MAX_VALUE;
        if (pools.containsKey(name)) {
            return;
        }
        int size = Math.max(0, Math.min(event.b(), MOST_WORKERS));
        String method = event.text().isEmpty() && kind.hasThreads() ? "thread" : event.text();
        int number = state.recorder.poolCreated(
                new PoolDescription(kind, nameOf(event.textOf(event.e()), kind), size, method), state.time(event));
        int slots = Math.max(1, size);
        pools.put(name, new ObservedPool(process, number, kind, method, state.takeSlots(slots), slots));
    }

    /** Returns the name of its class, with a number if it is not the first. */
    private String nameOf(String type, PoolKind kind) {
        String word = type.isEmpty()
                ? switch (kind) {
                    case THREAD_POOL -> "ThreadPool";
                    case PROCESS_EXECUTOR -> "ProcessPoolExecutor";
                    case THREAD_EXECUTOR -> "ThreadPoolExecutor";
                    default -> "Pool";
                }
                : type.substring(type.lastIndexOf('.') + 1);
        int count = countOf.merge(word, 1, Integer::sum);
        return count == 1 ? word : word + " " + count;
    }

    void changed(Event event, ObservedProcess process) {
        ObservedPool pool = process.pool(event.a());
        if (pool != null) {
            pool.closed |= event.flags() == CLOSED;
            pool.terminated |= event.flags() == TERMINATED;
        }
    }

    /** Returns a new worker of a pool, in a slot that is free. */
    TracedWorker request(ObservedPool pool, boolean isThread, long time) {
        int free = pool.freeSlot();
        int slot = free < 0 ? state.takeSlots(1) : free;
        int number = state.recorder.workerRequested(WorkerRequest.ofPool(pool.number, slot, pool.startMethod), time);
        TracedWorker worker = new TracedWorker(number, pool, slot, isThread, "", pool.owner);
        pool.add(worker);
        return worker;
    }

    /** Records that a thread of a process is ready to take tasks of a pool; returns whether the pool is known. */
    boolean threadReady(Event event, ObservedProcess process) {
        ObservedPool pool = process.pool(event.a());
        if (pool == null) {
            return false;
        }
        TracedWorker before = process.threads.get(event.thread());
        if (event.thread() == 0 || (before != null && !before.hasExited())) {
            return true;
        }
        long time = state.time(event);
        TracedWorker worker = request(pool, true, time);
        worker.pid = process.log.pid();
        worker.isTraced = true;
        worker.isReady = true;
        state.recorder.workerBorn(worker.number, process.log.pid(), process.log.parentPid());
        state.recorder.workerReady(worker.number, time, 0);
        process.threads.put(event.thread(), worker);
        return true;
    }
}
