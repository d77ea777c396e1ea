package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.wire.Encoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers the functions of a pool; functions that are equal when serialised get the same number. Thread-safe. */
final class FunctionNumbers {
    private static final int MAX = 64;
    private static final int MAX_RECENT = 4;

    private record Entry(TaskFunction<?, ?> function, CalledFunction called) {}

    @GuardedBy("numbers")
    private final LinkedHashMap<ByteBuffer, CalledFunction> numbers = new LinkedHashMap<>(MAX, 0.75f, true);

    private final Set<String> classes = ConcurrentHashMap.newKeySet();
    private volatile List<Entry> recent = List.of();

    @GuardedBy("numbers")
    private int last;

    /**
     * Returns the function with its number.
     *
     * @throws UnsendableException if the function, or an object that it captures, can't be serialised
     */
    CalledFunction enter(TaskFunction<?, ?> function) {
        for (Entry entry : recent) {
            if (entry.function() == function) {
                return entry.called();
            }
        }
        CalledFunction called = encode(function);
        if (classes.size() < MAX) {
            classes.add(classOf(function));
        }
        if (ConstantValues.isConstant(function)) {
            remember(new Entry(function, called));
        }
        return called;
    }

    /** Returns the names of classes that contain the functions. */
    Set<String> classes() {
        return Set.copyOf(classes);
    }

    /** Returns the class of a function; for a lambda, the class that contains it. */
    private static String classOf(TaskFunction<?, ?> function) {
        String name = function.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda);
    }

    /** Remembers a function that can't have changed, so that repeated calls need not serialise it again. */
    private synchronized void remember(Entry entry) {
        List<Entry> entries = new ArrayList<>(recent.subList(0, Math.min(recent.size(), MAX_RECENT - 1)));
        entries.add(0, entry);
        recent = List.copyOf(entries);
    }

    private CalledFunction encode(TaskFunction<?, ?> function) {
        Encoder encoder = new Encoder(512);
        try {
            encoder.putValue(function);
        } catch (IOException e) {
            throw new UnsendableException(
                    "The function can't be sent to a worker: " + e.getMessage()
                            + ". Let it capture only what can be sent, or make the method static.",
                    function,
                    String.valueOf(e.getMessage()),
                    OptionalInt.empty(),
                    e);
        }
        byte[] encoded = encoder.toBytes();
        ByteBuffer key = ByteBuffer.wrap(encoded);
        synchronized (numbers) {
            CalledFunction known = numbers.get(key);
            if (known == null) {
                last++;
                known = new CalledFunction(last, encoded, null, new ServiceTime());
                numbers.put(key, known);
                if (numbers.size() > MAX) {
                    numbers.remove(numbers.keySet().iterator().next());
                }
            }
            return known;
        }
    }
}
