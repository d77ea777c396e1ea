package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Trace;
import java.util.Locale;
import java.util.Optional;

/** Names the calls of pools as they stand in a program. */
public final class CallNames {
    private CallNames() {}

    /** Returns the call with its function and its line, such as {@code imap(square) · my.py:11}. */
    public static String of(Trace trace, int call) {
        PoolCalls calls = trace.poolCalls();
        String place = place(calls.source(call), calls.line(call));
        String name = method(calls.mode(call)) + "(" + calls.function(call) + ")";
        return place.isEmpty() ? name : name + " · " + place;
    }

    /**
     * Returns the name of the function that a taskel of a watched program runs; empty if it is not known, or the run is
     * that of a plan, which names its function itself.
     */
    public static Optional<String> function(RunHeader header, Trace trace, int taskel) {
        PoolCalls calls = trace.poolCalls();
        int call = trace.taskels().call(taskel);
        boolean isKnown = header.isWatched() && call >= calls.first() && call < calls.count();
        return isKnown ? Optional.of(calls.function(call)).filter(name -> !name.isEmpty()) : Optional.empty();
    }

    /** Returns the name of the method of a pool or an executor. */
    public static String method(CallMode mode) {
        return mode == CallMode.EXECUTOR_MAP ? "map" : mode.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns a line without the folder of its source file, such as {@code my.py:11}; empty if the line is unknown.
     *
     * @param line the line, from 0
     */
    public static String place(String source, int line) {
        int name = Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1;
        return line == Trace.NONE ? "" : StepTimes.place(source.substring(name), line);
    }
}
