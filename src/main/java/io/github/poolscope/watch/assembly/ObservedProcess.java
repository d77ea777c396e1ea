package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.LogProcess;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process that has a log. */
final class ObservedProcess {
    /** What a process is to the trace. */
    enum Role {
        /** Not known yet: its parent has not told of it. */
        UNKNOWN,
        /** The main program. */
        MAIN,
        /** A worker of a pool, or another process that the program started. */
        WORKER
    }

    /** A child that was asked for and has not been told to exist. */
    record Asked(@Nullable ObservedPool pool, @Nullable TracedWorker worker, String name, String function, long time) {}

    final LogProcess log;
    /** When its latest event was read, in nanoseconds of the assembler's time. */
    long heard;

    Role role = Role.UNKNOWN;

    @Nullable
    TracedWorker worker;

    final Map<Integer, ObservedPool> pools = new HashMap<>();
    final Map<Integer, ObservedPool> executors = new HashMap<>();
    final Map<Integer, ObservedCall> calls = new HashMap<>();
    /** Calls of {@code map} of executors: their numbers in the trace. */
    final Map<Integer, ExecutorMap> maps = new HashMap<>();
    /** Calls with one taskel that is settled, by their numbers. */
    final TaskRuns finished = new TaskRuns();
    /** Those of them that were delivered. */
    final BitSet delivered = new BitSet();
    /** The workers of its pools that are threads, by the numbers of the threads. */
    final Map<Integer, TracedWorker> threads = new HashMap<>();
    /** The children that it has asked for, by their numbers. */
    final Map<Integer, Asked> asked = new HashMap<>();
    /** The workers and processes that it has started, by their numbers. */
    final Map<Integer, TracedWorker> children = new HashMap<>();
    /** Callbacks that have begun: their numbers in the trace. */
    final Map<Long, Integer> callbacks = new HashMap<>();

    ObservedProcess(LogProcess log) {
        this.log = log;
    }

    /** A {@code map} of an executor. */
    static final class ExecutorMap {
        final int number;
        int taskels;

        ExecutorMap(int number) {
            this.number = number;
        }
    }

    /** Returns the worker that has written an event about a task; null if it is unknown. */
    @Nullable
    TracedWorker workerOf(Event event) {
        TracedWorker thread = event.thread() == 0 ? null : threads.get(event.thread());
        return thread != null ? thread : worker;
    }

    /** Returns a pool or executor by its number or name; null if it is unknown. */
    @Nullable
    ObservedPool pool(int name) {
        ObservedPool pool = name < 0 ? null : pools.get(name);
        return pool != null ? pool : executors.get(name & Integer.MAX_VALUE);
    }

    /** Returns whether a name of a call or task is that of an executor. */
    static boolean isOfExecutor(int name) {
        return name < 0;
    }
}
