package io.github.poolscope.record;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.WorkerRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of an executor as workers of the recording. A virtual thread runs one task: those that run at the same
 * time are as many workers.
 */
final class ExecutorThreads {
    private static final long PID = ProcessHandle.current().pid();
    private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

    private final Recorder recorder;
    private final int pool;
    private final AtomicInteger slots = new AtomicInteger();
    private final ThreadLocal<Integer> ofThread = new ThreadLocal<>();
    private final Queue<Integer> free = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> all = new ConcurrentLinkedQueue<>();

    ExecutorThreads(Recorder recorder, int pool) {
        this.recorder = recorder;
        this.pool = pool;
    }

    private static @Nullable MethodHandle isVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (ReflectiveOperationException e) {
            return null; // Java has none before 21.
        }
    }

    static boolean isVirtualHere() {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable e) {
            return false;
        }
    }

    /** Returns the worker that this thread is, until it is given back. */
    int take() {
        boolean virtual = isVirtualHere();
        Integer known = virtual ? free.poll() : ofThread.get();
        if (known != null) {
            return known;
        }
        long now = System.nanoTime();
        int worker = recorder.workerRequested(WorkerRequest.ofPool(pool, slots.getAndIncrement(), "thread"), now);
        recorder.workerBorn(worker, PID, PID);
        recorder.workerReady(worker, now, 0);
        all.add(worker);
        if (!virtual) {
            ofThread.set(worker);
        }
        return worker;
    }

    void giveBack(int worker) {
        if (isVirtualHere()) {
            free.add(worker);
        }
    }

    /** Records that all threads have ended. */
    void end() {
        long now = System.nanoTime();
        for (Integer worker = all.poll(); worker != null; worker = all.poll()) {
            recorder.workerExited(worker, 0, ExitReason.POOL_CLOSED, now);
        }
    }
}
