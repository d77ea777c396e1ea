package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is known of one worker, in words. */
public final class WorkerFacts {
    private WorkerFacts() {}

    public static List<Fact> of(RunHeader header, Trace trace, int worker) {
        Workers workers = trace.workers();
        WorkerFigures figures = Figures.of(header, trace).workers().get(worker);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("pid", Long.toString(workers.pid(worker))));
        facts.add(new Fact("parent pid", Long.toString(workers.parentPid(worker))));
        facts.add(new Fact("started by", workers.startMethod(worker)));
        facts.add(new Fact("requested", Units.seconds(workers.requested(worker))));
        facts.add(new Fact("ready", Units.seconds(workers.ready(worker))));
        facts.add(new Fact("tasks", Units.count(figures.tasks())));
        facts.add(new Fact("taskels", Units.count(figures.taskels())));
        facts.add(new Fact("busy", Units.percent(figures.utilisation())));
        facts.add(new Fact("CPU time", Units.duration(figures.cpuNanos())));
        facts.add(new Fact("most memory", Units.bytes(figures.mostResident())));
        facts.add(new Fact("clock within", Units.duration(workers.clockError(worker))));
        if (workers.exited(worker) != Trace.NEVER) {
            facts.add(new Fact("ended", Units.seconds(workers.exited(worker))));
            facts.add(new Fact("how", exit(workers, worker)));
        }
        for (int i = 0; i < trace.notes().count(); i++) {
            Note note = trace.notes().at(i);
            if (note.worker() == worker) {
                facts.add(new Fact("note", note.text()));
            }
        }
        return facts;
    }

    /** How a worker ended, such as {@code exit 0, pool closed} or {@code signal 9, died}. */
    public static String exit(Workers workers, int worker) {
        return code(workers, worker) + ", " + workers.reason(worker).words();
    }

    /** Which process, or which thread of the main program, a worker is. */
    public static String identity(Workers workers, int worker) {
        return switch (workers.startMethod(worker)) {
            case "thread" -> "a thread";
            case "none" -> "main program";
            default -> "pid " + workers.pid(worker);
        };
    }

    /** Its number and, where it is a process, its PID, in few words. */
    public static String name(Workers workers, int worker) {
        return shortName(worker) + (isProcess(workers, worker) ? " · " + workers.pid(worker) : "");
    }

    /** A worker's name without its PID. */
    static String shortName(int worker) {
        return "worker " + (worker + 1);
    }

    /** Whether it is a process, not a thread or the main program itself. */
    static boolean isProcess(Workers workers, int worker) {
        return !Set.of("thread", "none").contains(workers.startMethod(worker));
    }

    private static String code(Workers workers, int worker) {
        int code = workers.exitCode(worker);
        if (code == Workers.UNKNOWN_EXIT) {
            return "exit unknown";
        }
        return code < 0 ? "signal " + -code : "exit " + code;
    }
}
