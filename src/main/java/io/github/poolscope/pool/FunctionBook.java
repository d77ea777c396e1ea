package io.github.poolscope.pool;

import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.TaskFunction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;

/** Numbers the functions of a pool; equal functions, as they are serialised, get the same number. Thread-safe. */
final class FunctionBook {
    private static final int MOST = 64;

    private final LinkedHashMap<ByteBuffer, Callee> numbers = new LinkedHashMap<>(MOST, 0.75f, true);
    private int last;

    /** @throws IllegalArgumentException if the function, or something it captures, can't be serialised */
    Callee enter(TaskFunction<?, ?> function) {
        Encoder encoder = new Encoder(512);
        try {
            encoder.putValue(function);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The function can't be sent to a worker: " + e.getMessage()
                            + ". Let it capture only what can be sent, or make the method static.",
                    e);
        }
        byte[] encoded = encoder.toBytes();
        ByteBuffer key = ByteBuffer.wrap(encoded);
        synchronized (numbers) {
            Callee known = numbers.get(key);
            if (known == null) {
                last++;
                known = new Callee(last, encoded, null, new Pace());
                numbers.put(key, known);
                if (numbers.size() > MOST) {
                    numbers.remove(numbers.keySet().iterator().next());
                }
            }
            return known;
        }
    }
}
