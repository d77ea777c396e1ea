package io.github.poolscope.watch.recorded;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.LogProcess;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.source.PlanProgram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Applies what programs that record themselves as a whole have written (kinds 64 to 127 of the event log) to a trace. Not
 * thread-safe. Events that can't be true are ignored.
 */
public final class RecordedPrograms {
    private final TraceRecorder trace;
    private final long origin;
    private final PlanProgram planProgram;
    private final Map<LogProcess, RecordedProgram> programs = new HashMap<>();

    /** Creates it for a live trace, whose times are those of {@link System#nanoTime()}. */
    public RecordedPrograms(TraceRecorder trace) {
        this(trace, PlanProgram.NONE);
    }

    /** Creates it for a live trace of the program of a plan. */
    public RecordedPrograms(TraceRecorder trace, PlanProgram planProgram) {
        this(trace, 0, planProgram);
    }

    /**
     * Creates it for a trace.
     *
     * @param origin the time of the log, in nanoseconds, that is time 0 of the recorder
     */
    public RecordedPrograms(TraceRecorder trace, long origin) {
        this(trace, origin, PlanProgram.NONE);
    }

    private RecordedPrograms(TraceRecorder trace, long origin, PlanProgram planProgram) {
        this.planProgram = planProgram;
        this.trace = trace;
        this.origin = origin;
    }

    /** Returns the time of the log, in nanoseconds, that is time 0 of the recorder. */
    public long origin() {
        return origin;
    }

    /** Applies events, in order of time; those of other kinds are ignored. */
    public void accept(List<Event> events) {
        RecordedProgram program = null;
        for (Event event : events) {
            if (!event.kind().isOfWholeProgram()) {
                continue;
            }
            if (program == null || !program.isOf(event.process())) {
                if (program != null) {
                    program.flush();
                }
                program = programOf(event.process());
            }
            program.accept(event);
        }
        if (program != null) {
            program.flush();
        }
    }

    /**
     * Records that the programs have ended: taskels without an outcome are cancelled, and workers without an exit have
     * ended if their process has.
     *
     * @param isAlive whether the process with a PID is alive
     */
    public void end(long nanoTime, LongPredicate isAlive) {
        programs.values().forEach(it -> it.end(nanoTime - origin, isAlive));
    }

    private RecordedProgram programOf(LogProcess process) {
        boolean isFirst = programs.isEmpty();
        return programs.computeIfAbsent(process, it -> new RecordedProgram(it, trace, origin, planProgram, isFirst));
    }
}
