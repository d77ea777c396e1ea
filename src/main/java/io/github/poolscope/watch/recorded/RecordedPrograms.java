package io.github.poolscope.watch.recorded;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.LogProcess;
import io.github.poolscope.trace.TraceRecorder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies what programs that record themselves as a whole have written (kinds 64 to 127 of the event log) to a trace. Not
 * thread-safe. Events that can't be true are ignored.
 */
public final class RecordedPrograms {
    private final TraceRecorder trace;
    private final long origin;
    private final Map<LogProcess, RecordedProgram> programs = new HashMap<>();

    /** Creates it for a live trace, whose times are those of {@link System#nanoTime()}. */
    public RecordedPrograms(TraceRecorder trace) {
        this(trace, 0);
    }

    /**
     * Creates it for a trace.
     *
     * @param origin the time of the log, in nanoseconds, that is time 0 of the recorder
     */
    public RecordedPrograms(TraceRecorder trace, long origin) {
        this.trace = trace;
        this.origin = origin;
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

    /** Records that the programs have ended: taskels without an outcome are cancelled. */
    public void end(long nanoTime) {
        programs.values().forEach(it -> it.end(nanoTime - origin));
    }

    private RecordedProgram programOf(LogProcess process) {
        boolean isFirst = programs.isEmpty();
        return programs.computeIfAbsent(process, it -> new RecordedProgram(it, trace, origin, isFirst));
    }
}
