package io.github.poolscope.lesson;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.HeadOfLine;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The facts of a finished run that checks use, all read from its trace. */
public final class RunFacts {
    private final Recording run;
    private final Trace trace;
    private final Taskels taskels;
    private final Workers workers;
    private final Figures figures;

    public RunFacts(Recording run) {
        this.run = run;
        trace = run.trace();
        taskels = trace.taskels();
        workers = trace.workers();
        figures = Figures.of(run.header(), trace);
    }

    Recording recording() {
        return run;
    }

    Plan plan() {
        return run.header().plan();
    }

    public Trace trace() {
        return trace;
    }

    Figures figures() {
        return figures;
    }

    HeadOfLine heads() {
        return HeadOfLine.of(trace, plan().mode().ordered());
    }

    public int items() {
        return taskels.count();
    }

    public int tasks() {
        return trace.tasks().count();
    }

    /** Returns the maximum number of taskels in one of its tasks. */
    public int chunksize() {
        return IntStream.range(0, tasks()).map(trace.tasks()::size).max().orElse(0);
    }

    /** Returns the number of slots in its pool. */
    public int workers() {
        return (int) IntStream.range(0, workers.count())
                .map(workers::slot)
                .distinct()
                .count();
    }

    /** Returns the numbers of the workers that ran taskels. */
    NavigableSet<Integer> workersUsed() {
        NavigableSet<Integer> used = new TreeSet<>();
        ran().map(taskels::worker).filter(worker -> worker != Trace.NONE).forEach(used::add);
        return used;
    }

    /** Returns the PIDs of the processes that ran taskels. */
    NavigableSet<Long> pids() {
        NavigableSet<Long> pids = new TreeSet<>();
        workersUsed().forEach(worker -> pids.add(workers.pid(worker)));
        return pids;
    }

    /** Returns whether the main program's own process ran all taskels. */
    boolean ranInMainProgram() {
        return pids().stream().allMatch(pid -> pid == trace.mainPid());
    }

    /** Returns whether other processes than the main program's ran all taskels. */
    boolean ranInOtherProcesses() {
        return pids().stream().noneMatch(pid -> pid == trace.mainPid());
    }

    public List<Integer> completed() {
        return ranks(taskels.completedCount(), taskels::completedAt);
    }

    public List<Integer> delivered() {
        return ranks(taskels.deliveredCount(), taskels::deliveredAt);
    }

    public boolean deliveredByIndex() {
        return delivered().equals(IntStream.range(0, items()).boxed().toList());
    }

    List<Integer> withOutcome(Outcome outcome) {
        return IntStream.range(0, items())
                .filter(index -> taskels.outcome(index) == outcome)
                .boxed()
                .toList();
    }

    /** Returns when the last outcome reached the main program. */
    public long lastReceived() {
        return IntStream.range(0, items()).mapToLong(taskels::received).max().orElse(Trace.NEVER);
    }

    /** Returns when the last taskel ended. */
    long lastEnded() {
        return ran().mapToLong(taskels::ended).max().orElse(Trace.NEVER);
    }

    /** Returns the results of the taskels as text, by index. */
    List<String> results() {
        return IntStream.range(0, items()).mapToObj(taskels::result).toList();
    }

    /** Returns how many taskels had ended at a time. */
    public int endedBy(long time) {
        return (int) ran().filter(index -> taskels.ended(index) != Trace.NEVER && taskels.ended(index) <= time)
                .count();
    }

    /** Returns the numbers of the calls of that kind, in their order. */
    public List<Integer> calls(CallKind kind) {
        Calls calls = trace.calls();
        return IntStream.range(0, calls.count())
                .filter(call -> calls.kind(call) == kind)
                .boxed()
                .toList();
    }

    /** Returns how long the main program was in calls of that kind, with the unit. */
    String blockedIn(CallKind kind) {
        Calls calls = trace.calls();
        return Units.duration(calls(kind).stream()
                .mapToLong(call -> calls.blockedFor(call, trace.now()))
                .sum());
    }

    /**
     * Returns whether there was exactly one call of that kind and it returned no earlier than the last outcome arrived.
     */
    boolean stoodIn(CallKind kind) {
        List<Integer> calls = calls(kind);
        return calls.size() == 1 && trace.calls().ended(calls.get(0)) >= lastReceived();
    }

    /** Returns the maximum number of taskels that certainly ran at the same time, given the error of each clock. */
    public int mostAtOnce() {
        List<long[]> steps = new ArrayList<>();
        ran().forEach(index -> {
            long slack = Math.max(0, workers.clockError(taskels.worker(index)));
            long from = taskels.started(index) + slack;
            long to = taskels.ended(index) - slack;
            if (from < to) {
                steps.add(new long[] {from, 1});
                steps.add(new long[] {to, -1});
            }
        });
        steps.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        long running = 0;
        long most = Math.min(1, items());
        for (long[] step : steps) {
            running += step[1];
            most = Math.max(most, running);
        }
        return (int) most;
    }

    /** Returns the share of the taskels' time in which they had a processor; NaN if none ran. */
    double cpuShare() {
        long cpu = ran().mapToLong(taskels::cpu).filter(nanos -> nanos > 0).sum();
        return cpu / (double) figures.busy();
    }

    /**
     * Returns the smallest such share of a single taskel. For a worker's first taskel it includes loading the classes.
     */
    double leastCpuShare() {
        return ran().mapToDouble(index ->
                        Math.max(0, taskels.cpu(index)) / (double) Math.max(1, taskels.ranFor(index, trace.now())))
                .min()
                .orElse(Double.NaN);
    }

    String makespan() {
        return Units.duration(figures.makespan());
    }

    String startup() {
        return Units.duration(figures.startup());
    }

    private IntStream ran() {
        return IntStream.range(0, items())
                .filter(index -> taskels.started(index) != Trace.NEVER && taskels.worker(index) != Trace.NONE);
    }

    private static List<Integer> ranks(int count, IntUnaryOperator at) {
        return IntStream.range(0, count).map(at).boxed().toList();
    }
}
