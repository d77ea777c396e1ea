package io.github.poolscope.pool;

import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import java.util.LinkedHashMap;

/**
 * The functions that a worker has been sent: a function is sent once, not with every task; functions not used for long
 * are dropped on both sides. Belongs to the thread that sends the worker its task.
 */
final class SentFunctions {
    private static final int MAX = 64;

    private final LinkedHashMap<Integer, Boolean> numbers = new LinkedHashMap<>(MAX, 0.75f, true);

    /** Adds the frames that must precede a task of that function: usually none. */
    void introduce(CalledFunction called, Encoder frames) {
        if (numbers.put(called.number(), true) != null) {
            return;
        }
        int learn = Link.beginFrame(frames, FrameType.FUNCTION);
        frames.putInt(called.number()).putRaw(called.encoded());
        Link.endFrame(frames, learn, 0);
        if (numbers.size() > MAX) {
            int eldest = numbers.keySet().iterator().next();
            numbers.remove(eldest);
            int forget = Link.beginFrame(frames, FrameType.FORGET);
            frames.putInt(eldest);
            Link.endFrame(frames, forget, 0);
        }
    }
}
