package io.github.poolscope.bench;

import java.util.concurrent.TimeUnit;

/** Takes samples of an action after its warm-up, as the JVM compiles frequently called code. */
final class Sampler {
    private static final int MIN_WARM_UPS = 3;

    private final int repeat;
    private final long warmUpNanos;

    /**
     * @param quick whether a tenth of the normal warm-up is enough
     */
    Sampler(int repeat, boolean quick) {
        this.repeat = repeat;
        warmUpNanos = TimeUnit.MILLISECONDS.toNanos(quick ? 300 : 3_000);
    }

    /** The measured action; returns how long its relevant part took, in nanoseconds. */
    interface Action {
        long nanos() throws Exception;
    }

    /** Returns how many of {@code count} things the action does per second. */
    Measured rate(String name, String unit, double count, Action action) throws Exception {
        warmUp(action);
        double[] samples = new double[repeat];
        for (int i = 0; i < repeat; i++) {
            samples[i] = count * 1e9 / action.nanos();
        }
        return new Measured(name, unit, samples);
    }

    /** Returns how long each of {@code count} things takes, in microseconds. */
    Measured micros(String name, double count, Action action) throws Exception {
        warmUp(action);
        double[] samples = new double[repeat];
        for (int i = 0; i < repeat; i++) {
            samples[i] = action.nanos() / count / 1e3;
        }
        return new Measured(name, "us", samples);
    }

    private void warmUp(Action action) throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < MIN_WARM_UPS || System.nanoTime() - began < warmUpNanos; i++) {
            action.nanos();
        }
    }

    int repeat() {
        return repeat;
    }
}
