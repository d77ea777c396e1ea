package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Locale;

/** Describes one worker. */
public final class WorkerFacts {
    private WorkerFacts() {}

    /** Returns the facts in English. */
    public static List<Fact> of(RunHeader header, Trace trace, int worker) {
        return of(header, trace, worker, Language.ENGLISH);
    }

    public static List<Fact> of(RunHeader header, Trace trace, int worker, Language language) {
        Workers workers = trace.workers();
        WorkerFigures figures = Figures.of(header, trace).workers().get(worker);
        FactList facts = new FactList(language);
        facts.add("pid", Long.toString(workers.pid(worker)));
        facts.add("parent-pid", Long.toString(workers.parentPid(worker)));
        facts.add("started-by", startedBy(trace, worker));
        facts.add("requested", Units.seconds(workers.requested(worker)));
        facts.add("ready", Units.seconds(workers.ready(worker)));
        facts.add("tasks", Units.count(figures.tasks()));
        facts.add("taskels", Units.count(figures.taskels()));
        facts.add("busy", Units.percent(figures.utilisation()));
        facts.add("cpu-time", Units.duration(figures.cpuNanos()));
        if (figures.waitedNanos() != Trace.NEVER) {
            facts.add("waited-for-processor", Units.duration(figures.waitedNanos()));
        }
        facts.add("most-memory", Units.bytes(figures.mostResident()));
        facts.add("clock-within", Units.duration(workers.clockError(worker)));
        if (workers.exited(worker) != Trace.NEVER) {
            facts.add("ended", Units.seconds(workers.exited(worker)));
            facts.add("how", exit(workers, worker));
        }
        for (int i = 0; i < trace.notes().count(); i++) {
            Note note = trace.notes().at(i);
            if (note.worker() == worker) {
                facts.add("note", note.text());
            }
        }
        return facts.toList();
    }

    /** Returns how a worker ended, such as {@code exit 0, pool closed} or {@code signal 9, died}. */
    public static Phrase exit(Workers workers, int worker) {
        return Phrase.of("analysis.exit", code(workers, worker), reason(workers.reason(worker)));
    }

    /** Returns why a worker ended. */
    static Phrase reason(ExitReason reason) {
        return Phrase.of(
                "analysis.reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Returns how a worker ended in few words, without the reason. */
    public static Phrase code(Workers workers, int worker) {
        int code = workers.exitCode(worker);
        if (code == Workers.UNKNOWN_EXIT) {
            return Phrase.of("analysis.exit.unknown");
        }
        return code < 0 ? Phrase.of("analysis.exit.signal", -code) : Phrase.of("analysis.exit.code", code);
    }

    /** Returns a worker's start method; for other kinds of workers, the kind. */
    public static Phrase startedBy(Trace trace, int worker) {
        String method = trace.workers().startMethod(worker);
        return isSeparateProcess(trace, worker) ? Phrase.asItIs(method) : Phrase.of("analysis.started-by." + method);
    }

    /** Returns which process, or which thread of the main program, a worker is. */
    public static Phrase identity(Trace trace, int worker) {
        if (isSeparateProcess(trace, worker)) {
            return Phrase.of(
                    "analysis.worker.pid", Long.toString(trace.workers().pid(worker)));
        }
        boolean isThread = trace.pools().kind(trace.workers().pool(worker)).hasThreads();
        return Phrase.of(isThread ? "analysis.worker.thread" : "analysis.worker.main-program");
    }

    /** Returns whether a worker is a process of its own that has not ended, as far as the trace tells. */
    public static boolean isLiveProcess(Trace trace, int worker) {
        Workers workers = trace.workers();
        return workers.exited(worker) == Trace.NEVER
                && workers.pid(worker) != Trace.NONE
                && isSeparateProcess(trace, worker);
    }

    /** Returns whether it is a process, not a thread or the main program itself. */
    public static boolean isSeparateProcess(Trace trace, int worker) {
        Workers workers = trace.workers();
        return workers.kind(worker) == WorkerKind.PROCESS
                || trace.pools().kind(workers.pool(worker)).hasProcesses();
    }
}
