package io.github.poolscope.analysis;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Step;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.SummedCalls;
import io.github.poolscope.trace.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long the main program spent in each step of its program, and which step it is in now. The steps of a watched program
 * are the lines of its source files.
 */
public final class StepTimes {
    /**
     * The time spent in a step.
     *
     * @param nanos so far, in nanoseconds
     * @param calls the number of calls
     * @param blocking whether the main program was blocked; otherwise the call returned while its work continued
     */
    public record Time(long nanos, int calls, boolean blocking) {
        private Time plus(Time more) {
            return new Time(nanos + more.nanos, calls + more.calls, true);
        }
    }

    private final Map<String, Time> times;
    private final Optional<String> current;
    private final long blockedSince;

    private StepTimes(Map<String, Time> times, Optional<String> current, long blockedSince) {
        this.times = times;
        this.current = current;
        this.blockedSince = blockedSince;
    }

    /** Computes the times in one pass over the calls. */
    public static StepTimes of(RunHeader header, Trace trace) {
        return header.plan().isOfCommand() ? ofSources(trace) : ofProgram(header, trace);
    }

    /**
     * Returns the place of a line of a source file.
     *
     * @param line the line, from 0
     */
    public static String place(String source, int line) {
        return source + ":" + (line + 1);
    }

    private static StepTimes ofSources(Trace trace) {
        Calls calls = trace.calls();
        long now = trace.now();
        Map<String, Map<Integer, Time>> byLine = new HashMap<>();
        calls.summed()
                .forEach((source, line, sum) -> add(byLine, source, line, new Time(sum.nanos(), sum.calls(), true)));
        int count = calls.count();
        int open = Trace.NONE;
        for (int i = calls.first(); i < count; i++) {
            if (calls.line(i) >= 0) {
                add(byLine, calls.source(i), calls.line(i), new Time(calls.blockedFor(i, now), 1, true));
                open = calls.ended(i) == Trace.NEVER ? i : open; // The innermost, if one calls another.
            }
        }
        Map<String, Time> times = new HashMap<>();
        byLine.forEach((source, lines) -> lines.forEach((line, time) -> times.put(place(source, line), time)));
        if (open == Trace.NONE || trace.state().isOver()) {
            return new StepTimes(times, Optional.empty(), Trace.NEVER);
        }
        return new StepTimes(times, Optional.of(place(calls.source(open), calls.line(open))), calls.began(open));
    }

    private static void add(Map<String, Map<Integer, Time>> byLine, String source, int line, Time time) {
        byLine.computeIfAbsent(source, key -> new HashMap<>()).merge(line, time, Time::plus);
    }

    private static StepTimes ofProgram(RunHeader header, Trace trace) {
        Calls calls = trace.calls();
        List<Program.Line> lines = header.program().lines();
        long now = trace.now();
        Map<String, Time> times = new HashMap<>();
        int count = calls.count();
        Optional<String> current = Optional.empty();
        long since = Trace.NEVER;
        for (int line = 0; line < lines.size() && calls.first() > 0; line++) {
            SummedCalls.Sum sum = calls.summed().at("", line);
            if (sum.calls() > 0) {
                times.merge(lines.get(line).place(), new Time(sum.nanos(), sum.calls(), true), Time::plus);
            }
        }
        for (int i = calls.first(); i < count; i++) {
            int line = calls.line(i);
            if (line < 0 || line >= lines.size()) {
                continue;
            }
            String place = lines.get(line).place();
            boolean open = calls.ended(i) == Trace.NEVER;
            times.merge(place, new Time(calls.blockedFor(i, now), 1, true), Time::plus);
            if (open && i == count - 1 && !trace.state().isOver()) {
                current = Optional.of(place);
                since = calls.began(i);
            }
        }
        addReturned(times, header, trace);
        return new StepTimes(times, current, since);
    }

    /**
     * Adds calls that return at once, which are not recorded: the creation of the pool ends when the first taskel is
     * submitted, and a call that submits all taskels ends when the next call begins.
     */
    private static void addReturned(Map<String, Time> times, RunHeader header, Trace trace) {
        if (trace.taskels().count() == 0
                || header.plan().effectiveEngine() == EngineKind.SERIAL
                || header.plan().work() instanceof Work.Script) {
            return;
        }
        Calls calls = trace.calls();
        boolean blocksForPool = calls.count() > 0 && calls.firstKind() == CallKind.START_POOL;
        long submitted = Math.max(0, trace.taskels().summed().firstSubmitted());
        if (!blocksForPool && calls.count() > 0) {
            submitted = Math.min(submitted, calls.firstBegan()); // A lazy mode submits on another thread.
        }
        if (!blocksForPool) {
            times.put(Step.CREATE_POOL.name(), new Time(submitted, 1, false));
        }
        int next = blocksForPool ? 1 : 0;
        if (!header.plan().mode().blocks()
                && !times.containsKey(Step.SUBMIT.name())
                && next < calls.count()
                && next >= calls.first()) {
            times.put(Step.SUBMIT.name(), new Time(Math.max(0, calls.began(next) - submitted), 1, false));
        }
    }

    /** Returns the time spent in a step; empty if the program has not reached it. */
    public Optional<Time> of(Step step) {
        return at(step.name());
    }

    /** Returns the time spent at a {@linkplain Program.Line#place place}; empty if the program has not reached it. */
    public Optional<Time> at(String place) {
        return Optional.ofNullable(times.get(place));
    }

    /** Returns the place at which the main program is blocked now. */
    public Optional<String> current() {
        return current;
    }

    /**
     * Returns how long it has been blocked there until {@code now}, in nanoseconds; 0 if it is not blocked; never
     * negative.
     */
    public long blockedFor(long now) {
        return blockedSince == Trace.NEVER ? 0 : Math.max(0, now - blockedSince);
    }

    /** Returns when it became blocked, in nanoseconds since the run began; {@link Trace#NEVER} if it is not blocked. */
    public long blockedSince() {
        return blockedSince;
    }
}
