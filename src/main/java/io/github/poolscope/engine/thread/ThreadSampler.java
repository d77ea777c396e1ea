package io.github.poolscope.engine.thread;

import io.github.poolscope.engine.program.MachineSampler;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.engine.program.SamplingThread;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.WorkerInfo;
import io.github.poolscope.trace.TraceRecorder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/** Samples the CPU time of a pool's threads some ten times a second; their memory is the program's. */
final class ThreadSampler {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Pool pool;
    private final TraceRecorder recorder;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final MachineSampler machine;

    private ThreadSampler(Pool pool, TraceRecorder recorder) {
        this.pool = pool;
        this.recorder = recorder;
        machine = new MachineSampler(recorder);
    }

    static PoolRun.Sampler start(Pool pool, TraceRecorder recorder) {
        return SamplingThread.start(new ThreadSampler(pool, recorder)::sample)::stop;
    }

    private long sample(SamplingThread sampling) {
        pool.workers().forEach(worker -> sample(worker, sampling));
        machine.sample(sampling);
        return INTERVAL_NANOS;
    }

    private void sample(WorkerInfo worker, SamplingThread sampling) {
        long total = threads.getThreadCpuTime(worker.thread());
        long user = threads.getThreadUserTime(worker.thread());
        if (total >= 0 && user >= 0) {
            sampling.record(
                    () -> recorder.sampled(worker.number(), System.nanoTime(), user, Math.max(0, total - user), 0));
        }
    }
}
