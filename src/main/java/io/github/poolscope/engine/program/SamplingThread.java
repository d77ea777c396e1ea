package io.github.poolscope.engine.program;

import io.github.poolscope.concurrent.DaemonThreads;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Takes samples on its own thread until it is stopped. Stopping does not wait for the thread: the first sample detects
 * the machine's hardware, which can take longer than a short run.
 */
public final class SamplingThread {
    /** How long to rest after a sample, if no other reason speaks against it. */
    public static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final System.Logger LOG = System.getLogger(SamplingThread.class.getName());
    private static final long AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ToLongFunction<SamplingThread> sample;
    private boolean stopped;

    private SamplingThread(ToLongFunction<SamplingThread> sample) {
        this.sample = sample;
    }

    /** Starts sampling; {@code sample} takes one sample and returns the pause after it in nanoseconds. */
    public static SamplingThread start(ToLongFunction<SamplingThread> sample) {
        SamplingThread sampling = new SamplingThread(sample);
        DaemonThreads.start("sampler", sampling::sampleUntilStopped);
        return sampling;
    }

    /** Stops sampling; nothing is {@linkplain #record recorded} after this. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Records a sample, unless sampling was stopped while the sample was taken. */
    public synchronized void record(Runnable recording) {
        if (!stopped) {
            recording.run();
        }
    }

    private void sampleUntilStopped() {
        while (!isStopped()) {
            rest(takeOne());
        }
    }

    private long takeOne() {
        try {
            return sample.applyAsLong(this);
        } catch (RuntimeException | Error e) { // A run without samples is still useful.
            LOG.log(System.Logger.Level.DEBUG, "A sample could not be taken.", e);
            return AFTER_FAILURE_NANOS;
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized void rest(long nanos) {
        long end = System.nanoTime() + nanos;
        long left = nanos;
        while (!stopped && left > 0) {
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException e) {
                // An interrupt left over by the sample: only stop() ends this thread.
            }
            left = end - System.nanoTime();
        }
    }
}
