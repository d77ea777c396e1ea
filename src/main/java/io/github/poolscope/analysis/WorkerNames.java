package io.github.poolscope.analysis;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.words.Phrase;
import java.util.HashMap;
import java.util.Map;

/**
 * What the workers of a run are called: a process of a script by its name, all others by their numbers; and who a PID is.
 * A picture of the moment at which it was made.
 */
public final class WorkerNames {
    private static final Phrase MAIN = Phrase.of("analysis.worker.main-program");

    private final Trace trace;
    private final Workers workers;
    private final int count;
    /** The names of processes, by the taskels that stand for them. */
    private final Map<Integer, String> byTaskel = new HashMap<>();

    private final Map<Long, Integer> byPid = new HashMap<>();

    private WorkerNames(Trace trace) {
        this.trace = trace;
        workers = trace.workers();
        count = workers.count();
        for (int worker = 0; worker < count; worker++) {
            if (workers.kind(worker) == WorkerKind.PROCESS && workers.taskel(worker) != Trace.NONE) {
                byTaskel.put(workers.taskel(worker), workers.name(worker));
            }
            long pid = workers.pid(worker);
            if (pid != Trace.NONE && pid != trace.mainPid()) {
                byPid.put(pid, worker);
            }
        }
    }

    /** A few steps for each worker. */
    public static WorkerNames of(Trace trace) {
        return new WorkerNames(trace);
    }

    /** Whether a worker is a process that the program itself started, not one of a pool. */
    public boolean isProcess(int worker) {
        return worker >= 0 && worker < count && workers.kind(worker) == WorkerKind.PROCESS;
    }

    /** The taskel that stands for such a process; {@link Trace#NONE} for all other workers. */
    public int taskelOf(int worker) {
        return isProcess(worker) ? workers.taskel(worker) : Trace.NONE;
    }

    /** The name of the process that a taskel stands for; empty if it is a call of a function. */
    public String processOf(int taskel) {
        return byTaskel.getOrDefault(taskel, "");
    }

    /** What a taskel is called: its number, or the name of the process that it stands for. */
    public String taskel(int taskel) {
        String process = processOf(taskel);
        return process.isEmpty() ? Integer.toString(taskel) : process;
    }

    /** How many letters the longest name of such a process has; 0 if there is none. */
    public int longestProcess() {
        return byTaskel.values().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Whether all of that many taskels stand for such processes. */
    public boolean onlyProcesses(int taskels) {
        return taskels > 0 && byTaskel.size() == taskels;
    }

    /** Whether any worker is such a process. */
    public boolean hasProcesses() {
        return !byTaskel.isEmpty();
    }

    /** The worker that has a PID; {@link Trace#NONE} for the main program, and for whatever belongs to it. */
    public int worker(long pid) {
        return byPid.getOrDefault(pid, Trace.NONE);
    }

    /** A worker's name, or {@code main program} for {@link Trace#NONE}. */
    public Phrase name(int worker) {
        if (worker == Trace.NONE) {
            return MAIN;
        }
        return isProcess(worker) ? Phrase.asItIs(workers.name(worker)) : Phrase.of("analysis.worker", worker + 1);
    }

    /** The same with the PID of a worker that is a process. */
    public Phrase longName(int worker) {
        if (worker == Trace.NONE || !WorkerFacts.isProcess(trace, worker)) {
            return name(worker);
        }
        String pid = Long.toString(workers.pid(worker));
        return isProcess(worker)
                ? Phrase.of("analysis.worker.process", workers.name(worker), pid)
                : Phrase.of("analysis.worker.name", worker + 1, pid);
    }
}
