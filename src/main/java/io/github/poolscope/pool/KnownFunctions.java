package io.github.poolscope.pool;

import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Which functions a worker has been sent: a function travels once, not with every task, and those not used for long
 * are forgotten on both sides. Belongs to whoever sends the worker its task.
 */
final class KnownFunctions {
    private static final int MOST = 64;

    private final LinkedHashMap<Integer, Boolean> numbers = new LinkedHashMap<>(MOST, 0.75f, true);

    /** The frames to send before a task of that function: none, usually. */
    List<Encoder> framesFor(Callee callee) {
        if (numbers.put(callee.number(), true) != null) {
            return List.of();
        }
        Encoder learn = Link.frame(FrameType.FUNCTION).putInt(callee.number()).putRaw(callee.encoded());
        if (numbers.size() <= MOST) {
            return List.of(learn);
        }
        int eldest = numbers.keySet().iterator().next();
        numbers.remove(eldest);
        return List.of(learn, Link.frame(FrameType.FORGET).putInt(eldest));
    }
}
