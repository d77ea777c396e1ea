package io.github.poolscope.engine.program;

import io.github.poolscope.trace.TraceRecorder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Samples the CPU time of workers that are threads of this program, and the machine, some ten times a second. The
 * workers' memory is the program's.
 */
public final class ThreadSampler {
    private final Supplier<Map<Integer, Long>> workers;
    private final TraceRecorder recorder;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final MachineSampler machine;

    private ThreadSampler(Supplier<Map<Integer, Long>> workers, TraceRecorder recorder) {
        this.workers = workers;
        this.recorder = recorder;
        machine = new MachineSampler(recorder);
    }

    /**
     * Begins to sample, until the returned thread is stopped.
     *
     * @param workers asked before each sample for the live workers: each one's number in the trace, and its thread's id
     */
    public static SamplingThread start(Supplier<Map<Integer, Long>> workers, TraceRecorder recorder) {
        return SamplingThread.start(new ThreadSampler(workers, recorder)::sample);
    }

    private long sample(SamplingThread sampling) {
        workers.get().forEach((worker, thread) -> sample(worker, thread, sampling));
        machine.sample(sampling);
        return SamplingThread.INTERVAL_NANOS;
    }

    private void sample(int worker, long thread, SamplingThread sampling) {
        long total = threads.getThreadCpuTime(thread);
        long user = threads.getThreadUserTime(thread);
        if (total >= 0 && user >= 0) {
            sampling.record(() -> recorder.sampled(worker, System.nanoTime(), user, Math.max(0, total - user), 0));
        }
    }
}
