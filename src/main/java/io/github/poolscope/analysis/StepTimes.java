package io.github.poolscope.analysis;

import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Step;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long the main program spent in each step of its program, and in which it is now. */
public final class StepTimes {
    /**
     * The time spent in a step.
     *
     * @param nanos so far, in nanoseconds
     * @param calls in how many calls
     * @param blocking whether the main program was blocked for it; else the call returned while its work went on
     */
    public record Time(long nanos, int calls, boolean blocking) {}

    private final Map<Step, Time> times;
    private final Optional<Step> current;
    private final long blockedSince;

    private StepTimes(Map<Step, Time> times, Optional<Step> current, long blockedSince) {
        this.times = times;
        this.current = current;
        this.blockedSince = blockedSince;
    }

    /** One pass over the calls. */
    public static StepTimes of(RunHeader header, Trace trace) {
        Calls calls = trace.calls();
        List<Program.Line> lines = header.program().lines();
        long now = trace.now();
        Step[] steps = Step.values();
        long[] nanos = new long[steps.length];
        int[] counts = new int[steps.length];
        int count = calls.count();
        Optional<Step> current = Optional.empty();
        long since = Trace.NEVER;
        for (int i = 0; i < count; i++) {
            int line = calls.line(i);
            if (line < 0 || line >= lines.size()) {
                continue;
            }
            Step step = lines.get(line).step();
            long ended = calls.ended(i);
            boolean open = ended == Trace.NEVER;
            nanos[step.ordinal()] += Math.max(0, (open ? now : ended) - calls.began(i));
            counts[step.ordinal()]++;
            if (open && i == count - 1 && !trace.state().isOver()) {
                current = Optional.of(step);
                since = calls.began(i);
            }
        }
        Map<Step, Time> times = new EnumMap<>(Step.class);
        for (Step step : steps) {
            if (counts[step.ordinal()] > 0) {
                times.put(step, new Time(nanos[step.ordinal()], counts[step.ordinal()], true));
            }
        }
        if (!header.plan().mode().blocks() && !times.containsKey(Step.SUBMIT)) {
            submission(trace).ifPresent(time -> times.put(Step.SUBMIT, new Time(time, 1, false)));
        }
        return new StepTimes(times, current, since);
    }

    /** A call that does not block: from the pool's being there to the next call that does. */
    private static Optional<Long> submission(Trace trace) {
        Calls calls = trace.calls();
        if (trace.taskels().count() == 0) {
            return Optional.empty();
        }
        boolean pool = calls.count() > 0 && calls.kind(0) == CallKind.START_POOL;
        long from = pool ? calls.ended(0) : 0;
        int next = pool ? 1 : 0;
        if (from == Trace.NEVER || next >= calls.count()) {
            return Optional.empty();
        }
        return Optional.of(Math.max(0, calls.began(next) - from));
    }

    /** The time spent in a step; empty if the program has not come to it. */
    public Optional<Time> of(Step step) {
        return Optional.ofNullable(times.get(step));
    }

    /** The step in which the main program is blocked now. */
    public Optional<Step> current() {
        return current;
    }

    /** When it came there, in nanoseconds since the run began; {@link Trace#NEVER} if it is not blocked. */
    public long blockedSince() {
        return blockedSince;
    }
}
