package io.github.poolscope.analysis;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.words.Phrase;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of a run's workers: a process that the program started itself has its own name, all others
 * their numbers. Also finds a worker
 * by PID. A snapshot.
 */
public final class WorkerNames {
    private static final Phrase MAIN = Phrase.of("analysis.worker.main-program");

    private final Trace trace;
    private final Workers workers;
    private final int count;
    /** The names of processes, by the taskels that represent them. */
    private final Map<Integer, String> byTaskel = new HashMap<>();

    private final Map<Long, Integer> byPid = new HashMap<>();
    private final boolean hasProcesses;

    private WorkerNames(Trace trace) {
        this.trace = trace;
        workers = trace.workers();
        count = workers.count();
        boolean processes = false;
        for (int worker = 0; worker < count; worker++) {
            if (workers.kind(worker) == WorkerKind.PROCESS) {
                processes = true;
                if (workers.taskel(worker) != Trace.NONE) {
                    byTaskel.put(workers.taskel(worker), workers.name(worker));
                }
            }
            long pid = workers.pid(worker);
            if (pid != Trace.NONE && pid != trace.mainPid()) {
                byPid.put(pid, worker);
            }
        }
        hasProcesses = processes;
    }

    /** Creates the names, in constant time per worker. */
    public static WorkerNames of(Trace trace) {
        return new WorkerNames(trace);
    }

    /** Returns whether a worker is a process that the program itself started, not one of a pool. */
    public boolean isProcess(int worker) {
        return worker >= 0 && worker < count && workers.kind(worker) == WorkerKind.PROCESS;
    }

    /** Returns the taskel that represents such a process; {@link Trace#NONE} for all other workers. */
    public int taskelOf(int worker) {
        return isProcess(worker) ? workers.taskel(worker) : Trace.NONE;
    }

    /** Returns the name of the process that a taskel represents; empty if it is a call of a function. */
    public String processOf(int taskel) {
        return byTaskel.getOrDefault(taskel, "");
    }

    /** Returns a taskel's name: its number, or the name of the process that it represents. */
    public String taskel(int taskel) {
        String process = processOf(taskel);
        return process.isEmpty() ? Integer.toString(taskel) : process;
    }

    /** Returns the length of the longest name of such a process, in characters; 0 if there is none. */
    public int longestProcess() {
        return byTaskel.values().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Returns whether all of the first {@code taskels} taskels represent such processes. */
    public boolean onlyProcesses(int taskels) {
        return taskels > 0 && byTaskel.size() == taskels;
    }

    /** Returns whether any worker is such a process. */
    public boolean hasProcesses() {
        return hasProcesses;
    }

    /** Returns the worker with a PID; {@link Trace#NONE} for the main program and its threads. */
    public int worker(long pid) {
        return byPid.getOrDefault(pid, Trace.NONE);
    }

    /** Returns a worker's name, or {@code main program} for {@link Trace#NONE}. */
    public Phrase name(int worker) {
        if (worker == Trace.NONE) {
            return MAIN;
        }
        return isProcess(worker) ? Phrase.asItIs(workers.name(worker)) : Phrase.of("analysis.worker", worker + 1);
    }

    /** Returns the name with the PID of a worker that is a process. */
    public Phrase longName(int worker) {
        if (worker == Trace.NONE || !WorkerFacts.isSeparateProcess(trace, worker)) {
            return name(worker);
        }
        String pid = Long.toString(workers.pid(worker));
        return isProcess(worker)
                ? Phrase.of("analysis.worker.process", workers.name(worker), pid)
                : Phrase.of("analysis.worker.name", worker + 1, pid);
    }
}
