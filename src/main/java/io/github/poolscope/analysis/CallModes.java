package io.github.poolscope.analysis;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Trace;
import java.util.Optional;

/**
 * The mapping modes of a run's calls, on which it depends in what order results are delivered: the plan's, or those that
 * a watched program has used.
 */
public final class CallModes {
    private CallModes() {}

    /** Returns the mode of all calls of a run; empty if they differ, or if a watched program has not made any. */
    public static Optional<Mode> ofRun(RunHeader header, Trace trace) {
        if (!header.isWatched()) {
            return Optional.of(header.plan().mode());
        }
        PoolCalls calls = trace.poolCalls();
        int count = calls.count();
        Mode first = count == 0 || calls.first() > 0 ? null : mode(calls.mode(0));
        for (int call = 1; call < count && first != null; call++) {
            first = mode(calls.mode(call)) == first ? first : null;
        }
        return Optional.ofNullable(first);
    }

    /** Returns the mode of a call; that of a single taskel if the call is unknown. */
    public static Mode of(RunHeader header, Trace trace, int call) {
        if (!header.isWatched()) {
            return header.plan().mode();
        }
        PoolCalls calls = trace.poolCalls();
        return call >= calls.first() && call < calls.count() ? mode(calls.mode(call)) : Mode.APPLY_ASYNC;
    }

    /** Returns the mapping mode that delivers results as a method of a pool or an executor does. */
    private static Mode mode(CallMode method) {
        return switch (method) {
            case APPLY -> Mode.APPLY;
            case APPLY_ASYNC, SUBMIT -> Mode.APPLY_ASYNC;
            case MAP, LOOP -> Mode.MAP;
            case MAP_ASYNC -> Mode.MAP_ASYNC;
            case IMAP, EXECUTOR_MAP -> Mode.IMAP;
            case IMAP_UNORDERED -> Mode.IMAP_UNORDERED;
            case STARMAP -> Mode.STARMAP;
            case STARMAP_ASYNC -> Mode.STARMAP_ASYNC;
        };
    }
}
