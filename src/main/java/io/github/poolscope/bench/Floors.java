package io.github.poolscope.bench;

import io.github.poolscope.start.PlainJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Lower bounds that no process pool on this machine can beat, measured on first use. */
final class Floors {
    private static final int MIB = 1 << 20;
    /** The average bytes of a taskel of an int on the wire, in both directions together. */
    private static final int TASKEL_BYTES = 32;

    private final Sampler sampler;
    private final int scale;
    private OptionalDouble roundTripMicros = OptionalDouble.empty();
    private OptionalDouble streamPerSecond = OptionalDouble.empty();
    private OptionalDouble copyPerSecond = OptionalDouble.empty();
    private OptionalDouble startMillis = OptionalDouble.empty();

    Floors(Sampler sampler, boolean quick) {
        this.sampler = sampler;
        scale = quick ? 10 : 1;
    }

    /** Returns the lower bound of a case, in its unit. */
    OptionalDouble of(String name) throws Exception {
        if (name.startsWith("apply/")) {
            return roundTrip();
        }
        if (name.startsWith("echo/") || name.startsWith("scale/payload/")) {
            return copy();
        }
        if (name.startsWith("start/") && name.endsWith("/cold")) {
            return start();
        }
        if (name.startsWith("start/")) {
            OptionalDouble micros = roundTrip();
            return OptionalDouble.of(micros.orElseThrow() / 1e3);
        }
        if (name.startsWith("map/") || name.startsWith("imap") || name.startsWith("apply_async")) {
            return OptionalDouble.of(stream().orElseThrow() / TASKEL_BYTES);
        }
        return OptionalDouble.empty();
    }

    /** Returns the time for a byte to another process and back, in microseconds. */
    private OptionalDouble roundTrip() throws Exception {
        if (roundTripMicros.isEmpty()) {
            int trips = 5_000 / scale;
            ByteBuffer one = ByteBuffer.allocateDirect(1);
            try (EchoProcess echo = new EchoProcess()) {
                roundTripMicros = median(sampler.micros(
                        "",
                        trips,
                        () -> timed(() -> {
                            for (int i = 0; i < trips; i++) {
                                echo.roundTrip(one);
                            }
                        })));
            }
        }
        return roundTripMicros;
    }

    /** Returns the bytes per second to another process and back. */
    private OptionalDouble stream() throws Exception {
        if (streamPerSecond.isEmpty()) {
            long bytes = 200L * MIB / scale;
            try (EchoProcess echo = new EchoProcess()) {
                streamPerSecond = median(sampler.rate("", "/s", (double) bytes, () -> timed(() -> echo.stream(bytes))));
            }
        }
        return streamPerSecond;
    }

    /** Returns the mebibytes per second of a copy within this process. */
    private OptionalDouble copy() throws Exception {
        if (copyPerSecond.isEmpty()) {
            byte[] from = new byte[MIB];
            byte[] to = new byte[MIB];
            int count = 1_000 / scale;
            copyPerSecond = median(sampler.rate(
                    "",
                    "/s",
                    count,
                    () -> timed(() -> {
                        for (int i = 0; i < count; i++) {
                            Arrays.fill(from, 0, 8, (byte) i);
                            System.arraycopy(from, 0, to, 0, MIB);
                        }
                    })));
        }
        return copyPerSecond;
    }

    /** Returns the time until a JVM that does nothing has ended, in milliseconds. */
    private OptionalDouble start() throws Exception {
        if (startMillis.isEmpty()) {
            double[] samples = new double[sampler.repeat()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = timed(Floors::startNothing) / 1e6;
            }
            startMillis = median(new Measured("", "ms", samples));
        }
        return startMillis;
    }

    private static void startNothing() throws IOException, InterruptedException {
        int code = PlainJvm.of(Nothing.class).start().waitFor();
        if (code != 0) {
            throw new IOException("a JVM that does nothing ended with " + code);
        }
    }

    private static OptionalDouble median(Measured measured) {
        return OptionalDouble.of(measured.median());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static long timed(Work work) throws Exception {
        long began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    /** A program that does nothing. */
    static final class Nothing {
        private Nothing() {}

        public static void main(String[] arguments) {}
    }
}
