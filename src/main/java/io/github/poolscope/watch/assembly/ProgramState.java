package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.LogProcess;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of the processes of a program. */
final class ProgramState {
    /** How long an event waits for its cause, in nanoseconds. */
    static final long PATIENCE = 1_000_000_000L;
    /** Longer than anything waits, in nanoseconds. */
    static final long LONGEST_PATIENCE = 60_000_000_000L;

    /** From this number of events in a round on, there may be more that could not be read yet. */
    private static final int FLOOD = 10_000;

    private static final String MAIN_MODULE = "__main__.";

    /** An event that is later than the present by more than this is not believed. */
    private static final long SAME_CLOCK = 1_000_000_000L;

    final TraceRecorder recorder;
    final Trace trace;
    final SourceLines lines;
    private final Map<LogProcess, ObservedProcess> processes = new HashMap<>();
    private final Map<Long, ObservedProcess> latestByPid = new HashMap<>();
    private final Map<Long, TracedWorker> workers = new HashMap<>();
    private @Nullable ObservedProcess main;
    /** The error that ends the main program, in one line; empty if none is known. */
    String mainError = "";

    private int nextSlot;

    /** The time of the latest round, in nanoseconds. */
    long now;

    private long latest;
    /** When a round last had very many events. */
    private long floodedAt = Long.MIN_VALUE / 2;
    /** Whether the program is being ended from outside. */
    volatile boolean isStopping;

    /** Whether events whose causes are unknown are to be applied as well as possible. */
    boolean isForced;

    ProgramState(TraceRecorder recorder, SourceLines lines) {
        this.recorder = recorder;
        trace = recorder.trace();
        this.lines = lines;
    }

    /** Returns the time of an event; never later than the present. */
    long time(Event event) {
        return event.time() > latest() ? now : event.time();
    }

    /** Returns the latest instant that is believed. */
    long latest() {
        return latest;
    }

    /** Returns the name of a function of the program. One of its main module is called by its own name there. */
    static String functionName(String qualified) {
        return qualified.startsWith(MAIN_MODULE) ? qualified.substring(MAIN_MODULE.length()) : qualified;
    }

    /** Called with the number of events of a round. */
    void heard(int events) {
        if (events >= FLOOD) {
            floodedAt = now;
        }
    }

    /**
     * Returns whether something has waited for long enough since an instant: while processes tell more than can be read
     * at once, what one of them told long ago may come much later than what another tells now.
     */
    boolean hasWaited(long since) {
        return now - Math.max(since, floodedAt) >= PATIENCE;
    }

    /** Begins a round, or ends one. */
    void tick(long nanoTime) {
        now = nanoTime;
        latest = Math.max(nanoTime, System.nanoTime()) + SAME_CLOCK;
    }

    /** Returns the process that has written an event. */
    ObservedProcess process(Event event) {
        return processes.computeIfAbsent(event.process(), log -> {
            ObservedProcess process = new ObservedProcess(log);
            latestByPid.put(log.pid(), process);
            return process;
        });
    }

    /** Returns the process with a PID that has a log, the latest one; null if there is none. */
    @Nullable
    ObservedProcess process(long pid) {
        return latestByPid.get(pid);
    }

    @Nullable
    ObservedProcess main() {
        return main;
    }

    void main(ObservedProcess process) {
        main = process;
        recorder.mainPid(process.log.pid());
    }

    /** Returns the worker with a PID, the latest one; null if there is none. */
    @Nullable
    TracedWorker worker(long pid) {
        return workers.get(pid);
    }

    /** Records that a worker has a PID. */
    void hasPid(TracedWorker worker, long pid) {
        worker.pid = pid;
        workers.put(pid, worker);
    }

    /** Forgets a process that has ended. Events of it that come later are those of its worker. */
    void forget(TracedWorker worker) {
        ObservedProcess process = latestByPid.get(worker.pid);
        if (process != null && process.worker == worker) {
            latestByPid.remove(worker.pid);
            processes.remove(process.log);
        }
    }

    Iterable<ObservedProcess> processes() {
        return processes.values();
    }

    Iterable<TracedWorker> workers() {
        return workers.values();
    }

    /** Returns the first of as many slots that follow all others. */
    int takeSlots(int many) {
        int first = nextSlot;
        nextSlot = (int) Math.min(Integer.MAX_VALUE, (long) nextSlot + many);
        return first;
    }
}
