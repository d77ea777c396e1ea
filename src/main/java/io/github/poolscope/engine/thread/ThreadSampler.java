package io.github.poolscope.engine.thread;

import io.github.poolscope.engine.program.MachineSampler;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.WorkerInfo;
import io.github.poolscope.trace.TraceRecorder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Samples the CPU time of a pool's threads some ten times a second; their memory is the program's. */
final class ThreadSampler implements PoolRun.Sampler {
    private static final int INTERVAL_MILLIS = 100;
    private static final Duration LONGEST_SAMPLE = Duration.ofSeconds(5);

    private final Pool pool;
    private final TraceRecorder recorder;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread sampler;

    private ThreadSampler(Pool pool, TraceRecorder recorder) {
        this.pool = pool;
        this.recorder = recorder;
        sampler = new Thread(this::sampleUntilStopped, "sampler");
        sampler.setDaemon(true);
    }

    static ThreadSampler start(Pool pool, TraceRecorder recorder) {
        ThreadSampler sampler = new ThreadSampler(pool, recorder);
        sampler.sampler.start();
        return sampler;
    }

    @Override
    public void stop() {
        sampler.interrupt();
        try {
            sampler.join(LONGEST_SAMPLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sampleUntilStopped() {
        MachineSampler machine = new MachineSampler(recorder);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                pool.workers().forEach(this::sample);
                machine.sample();
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            // Stopped.
        }
    }

    private void sample(WorkerInfo worker) {
        long total = threads.getThreadCpuTime(worker.thread());
        long user = threads.getThreadUserTime(worker.thread());
        if (total >= 0 && user >= 0) {
            recorder.sampled(worker.number(), System.nanoTime(), user, Math.max(0, total - user), 0);
        }
    }
}
