package io.github.poolscope.bench;

import java.util.concurrent.TimeUnit;

/** What the workers are asked to do. */
final class Functions {
    private Functions() {}

    static Integer identity(Integer item) {
        return item;
    }

    static byte[] echo(byte[] item) {
        return item;
    }

    /** Keeps a processor busy for that many microseconds. */
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
