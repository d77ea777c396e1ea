package io.github.poolscope.bench;

import java.util.concurrent.TimeUnit;

/** The functions that the workers run. */
final class Functions {
    private Functions() {}

    static Integer identity(Integer item) {
        return item;
    }

    static byte[] echo(byte[] item) {
        return item;
    }

    /** Keeps a processor busy for {@code micros} microseconds. */
    static Integer spin(Integer micros) {
        long until = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return micros;
    }

    static Double sleep(Double millis) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (millis * 1e6));
        return millis;
    }
}
