package io.github.poolscope.record;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Records an executor and its tasks. Thread-safe. */
final class ExecutorRecording {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int LONGEST_STACK_TRACE = 8_000;

    private final Recorder recorder;
    private final int pool;
    private final ExecutorThreads threads;
    /** Tasks that have not begun. */
    private final Set<Submitted> waiting = ConcurrentHashMap.newKeySet();

    /** Something that waits. */
    interface Waiting<R extends @Nullable Object, E extends Exception> {
        R run() throws InterruptedException, E;
    }

    ExecutorRecording(ExecutorService executor, Recorder recorder) {
        this.recorder = recorder;
        String name = "executor-" + COUNT.incrementAndGet();
        pool = recorder.poolCreated(
                new PoolDescription(PoolKind.THREAD_EXECUTOR, name, size(executor), "thread"), System.nanoTime());
        threads = new ExecutorThreads(recorder, pool);
    }

    /** Returns the maximum number of threads; if there is none, as many as there are processors. */
    private static int size(ExecutorService executor) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (executor instanceof ForkJoinPool it) {
            return Math.max(1, it.getParallelism());
        }
        if (executor instanceof ThreadPoolExecutor it) {
            int core = Math.max(1, it.getCorePoolSize());
            return it.getMaximumPoolSize() < Integer.MAX_VALUE ? it.getMaximumPoolSize() : Math.max(core, processors);
        }
        return processors;
    }

    /** Records that a task was submitted. */
    Submitted submitted(Object function) {
        long now = System.nanoTime();
        CallRequest request = new CallRequest(pool, CallMode.SUBMIT, name(function), 1, 1, "", Trace.NONE);
        int index = recorder.submitted(recorder.called(request, now), 1, now);
        Submitted submitted = new Submitted(index, recorder.task(index, 1));
        waiting.add(submitted);
        return submitted;
    }

    private static String name(Object function) {
        Class<?> type = function.getClass();
        return type.isHidden() || type.isSynthetic() ? "" : type.getSimpleName();
    }

    /** Runs a task on this thread, and records it if it was not dropped or run before. */
    <V extends @Nullable Object> V run(Submitted submitted, Callable<V> body) throws Exception {
        waiting.remove(submitted);
        if (!submitted.begins()) {
            return body.call();
        }
        int worker = threads.take();
        long cpu = cpu();
        long started = System.nanoTime();
        recorder.dispatched(new int[] {submitted.task()}, worker, started);
        recorder.started(submitted.index(), worker, started);
        try {
            V value = body.call();
            long ended = System.nanoTime();
            recorder.returned(submitted.index(), value);
            completed(submitted, worker, started, ended, cpu, Outcome.SUCCEEDED);
            return value;
        } catch (Throwable e) {
            long ended = System.nanoTime();
            recorder.failed(failure(submitted.index(), e));
            completed(submitted, worker, started, ended, cpu, Outcome.FAILED);
            throw e;
        } finally {
            threads.giveBack(worker);
        }
    }

    private void completed(Submitted submitted, int worker, long started, long ended, long cpu, Outcome how) {
        long used = cpu < 0 ? Trace.NEVER : cpu() - cpu;
        recorder.completed(submitted.index(), worker, started, ended, used, ended, how);
    }

    /** Returns the CPU time of this thread in nanoseconds; negative if unknown. */
    private static long cpu() {
        try {
            return ExecutorThreads.isVirtualHere() ? -1 : CPU.getCurrentThreadCpuTime();
        } catch (UnsupportedOperationException e) {
            return -1;
        }
    }

    /** Runs no code of the program but that of the error's message, which the executor's user would see too. */
    private static Failure failure(int index, Throwable error) {
        String message;
        String trace;
        try {
            message = String.valueOf(error.getMessage());
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text));
            trace = text.toString();
        } catch (Throwable e) {
            message = "";
            trace = "";
        }
        String shortTrace = trace.length() <= LONGEST_STACK_TRACE ? trace : trace.substring(0, LONGEST_STACK_TRACE);
        return new Failure(index, error.getClass().getSimpleName(), message, shortTrace);
    }

    /** Records that the program has a task's outcome, or that nothing waits for it. */
    void delivered(Submitted submitted) {
        if (submitted.isDeliveredNow()) {
            recorder.delivered(submitted.index(), 1, System.nanoTime());
        }
    }

    /** Records that a task will not begin, unless it has. */
    void dropped(Submitted submitted) {
        waiting.remove(submitted);
        if (submitted.isDroppedNow()) {
            recorder.dropped(submitted.index(), Outcome.CANCELLED, System.nanoTime());
        }
    }

    /** Records that no task begins any more. */
    void dropWaiting() {
        waiting.forEach(this::dropped);
    }

    /** Records that this thread waits while something runs. */
    <R extends @Nullable Object, E extends Exception> R waits(CallKind kind, int awaited, Waiting<R, E> call)
            throws InterruptedException, E {
        int wait = recorder.waits(kind, awaited, System.nanoTime());
        try {
            return call.run();
        } finally {
            recorder.waited(wait, System.nanoTime());
        }
    }

    /** Records that the executor has ended. */
    void ended() {
        threads.end();
    }
}
