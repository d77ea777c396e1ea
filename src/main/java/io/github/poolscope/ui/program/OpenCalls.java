package io.github.poolscope.ui.program;

import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls in which other threads than the main one, and other processes, are blocked now. Looks at each call once as the
 * trace grows. Has no JavaFX controls.
 */
final class OpenCalls {
    private @Nullable Calls seen;
    private int next;
    private List<Integer> open = new ArrayList<>();

    /** Returns the numbers of the calls in {@link Trace#callsElsewhere}; none if the run is over. */
    List<Integer> of(Trace trace) {
        Calls calls = trace.callsElsewhere();
        if (!calls.equals(seen)) {
            seen = calls;
            next = 0;
            open = new ArrayList<>();
        }
        int count = calls.count();
        for (int call = Math.max(next, calls.first()); call < count; call++) {
            open.add(call);
        }
        next = count;
        open.removeIf(call -> call < calls.first() || calls.ended(call) != Trace.NEVER);
        return trace.state().isOver() ? List.of() : List.copyOf(open);
    }
}
