package io.github.poolscope.engine.serial;

import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.engine.program.CallerLane;
import io.github.poolscope.engine.program.ErrorSentence;
import io.github.poolscope.engine.program.PlanCalls;
import io.github.poolscope.engine.program.PlanRun;
import io.github.poolscope.engine.program.PrintedLines;
import io.github.poolscope.engine.program.SamplingThread;
import io.github.poolscope.engine.program.TextResult;
import io.github.poolscope.engine.program.ThreadSampler;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Step;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.wire.ThrownError;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A loop over the items. In the trace the main program is its only worker; it is never blocked, since it does the work
 * itself.
 */
final class SerialRun extends PlanRun {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final CallerLane caller;
    private final TextResult function;
    private @Nullable Thread thread;
    private int worker;
    private int call;
    private int submitted;

    SerialRun(RunRequest order) {
        super(order);
        caller = new CallerLane(recorder, order.work().program());
        function = new TextResult(order.work().function());
    }

    @Override
    protected synchronized void cutOff() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    protected void play() throws InterruptedException {
        begin();
        Map<Integer, Long> self = Map.of(worker, threadId());
        SamplingThread sampler = ThreadSampler.start(() -> self, recorder);
        try {
            order.work().initializer().ifPresent(this::initialize);
            work();
        } finally {
            sampler.stop();
            recorder.allSubmitted(call, submitted, System.nanoTime());
            recorder.workerExited(
                    worker, 0, isStopped() ? ExitReason.POOL_TERMINATED : ExitReason.POOL_CLOSED, System.nanoTime());
        }
    }

    @SuppressWarnings("deprecation") // The replacement threadId() is available from Java 19 only.
    private static long threadId() {
        return Thread.currentThread().getId();
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
        thread.setContextClassLoader(order.work().loader());
        PrintedLines.record(recorder);
        recorder.expectWorkers(1);
        int pool = recorder.poolCreated(
                new PoolDescription(PoolKind.SERIAL, thread.getName(), 1, "none"), System.nanoTime());
        worker = recorder.workerRequested(WorkerRequest.ofPool(pool, 0, "none"), System.nanoTime());
        recorder.workerBorn(
                worker,
                ProcessHandle.current().pid(),
                ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L));
        recorder.workerReady(worker, System.nanoTime(), 0);
        call = recorder.called(
                new CallRequest(
                        pool,
                        CallMode.LOOP,
                        PlanCalls.function(order.plan()),
                        1,
                        Trace.NONE,
                        "",
                        order.work().program().lineOf(Step.SUBMIT)),
                System.nanoTime());
    }

    private void initialize(TaskAction action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The initializer failed: " + ErrorSentence.of(e), e);
        }
    }

    private void work() {
        boolean together = !order.plan().mode().lazy()
                && order.plan().mode() != Mode.APPLY
                && order.plan().mode() != Mode.APPLY_ASYNC;
        List<String> results = new ArrayList<>();
        Throwable first = null;
        int index = 0;
        for (Object item : order.recordedItems()) {
            int taskel = recorder.submitted(call, 1, System.nanoTime());
            submitted++;
            recorder.dispatched(new int[] {recorder.task(taskel, 1)}, worker, System.nanoTime());
            if (isStopped()) {
                throw new CancellationException();
            }
            Throwable error = run(item, taskel, results);
            if (!together) {
                recorder.delivered(taskel, 1, System.nanoTime());
                caller.print(
                        error == null ? "res: " + results.get(results.size() - 1) : "err: " + ErrorSentence.of(error));
            } else if (error != null) {
                first = error;
                break;
            }
            index++;
        }
        if (together && first == null) {
            recorder.delivered(0, index, System.nanoTime());
            caller.print(results);
        }
        if (first != null) {
            throw new CompletionException(ErrorSentence.of(first), first);
        }
    }

    private @Nullable Throwable run(Object item, int taskel, List<String> results) {
        long cpu = CPU.getCurrentThreadCpuTime();
        long started = System.nanoTime();
        recorder.started(taskel, worker, started);
        Throwable error = null;
        String result = "";
        try {
            result = function.call(item);
        } catch (Throwable e) {
            error = e;
        }
        long ended = System.nanoTime();
        boolean cancelled = error != null && isStopped();
        if (error == null) {
            results.add(result);
            recorder.returned(taskel, result);
        } else if (!cancelled) {
            recorder.failed(new Failure(
                    taskel,
                    error.getClass().getSimpleName(),
                    ThrownError.message(error),
                    ThrownError.stackTrace(error)));
        }
        if (cancelled) {
            recorder.dropped(taskel, Outcome.CANCELLED, ended);
            throw new CancellationException();
        }
        recorder.completed(
                taskel,
                worker,
                started,
                ended,
                CPU.getCurrentThreadCpuTime() - cpu,
                ended,
                error == null ? Outcome.SUCCEEDED : Outcome.FAILED);
        return error;
    }
}
