package io.github.poolscope.analysis;

import io.github.poolscope.plan.EngineKind;
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
        addReturned(times, header, trace);
        return new StepTimes(times, current, since);
    }

    /**
     * Calls that return at once are not recorded as such: the pool's is over when the first taskel is submitted, and one
     * that submits them all is over when the next call begins.
     */
    private static void addReturned(Map<Step, Time> times, RunHeader header, Trace trace) {
        if (trace.taskels().count() == 0 || header.plan().effectiveEngine() == EngineKind.SERIAL) {
            return;
        }
        Calls calls = trace.calls();
        boolean blocksForPool = calls.count() > 0 && calls.kind(0) == CallKind.START_POOL;
        long submitted = Math.max(0, trace.taskels().submitted(0));
        if (!blocksForPool && calls.count() > 0) {
            submitted = Math.min(submitted, calls.began(0)); // A lazy mode submits beside the main program.
        }
        if (!blocksForPool) {
            times.put(Step.CREATE_POOL, new Time(submitted, 1, false));
        }
        int next = blocksForPool ? 1 : 0;
        if (!header.plan().mode().blocks() && !times.containsKey(Step.SUBMIT) && next < calls.count()) {
            times.put(Step.SUBMIT, new Time(Math.max(0, calls.began(next) - submitted), 1, false));
        }
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
