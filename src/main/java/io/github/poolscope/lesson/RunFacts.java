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

/** What checks ask of a run that is over. All of it is read from its trace. */
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

    /** The most taskels that any of its tasks had. */
    public int chunksize() {
        return IntStream.range(0, tasks()).map(trace.tasks()::size).max().orElse(0);
    }

    /** How many places its pool had. */
    public int workers() {
        return (int) IntStream.range(0, workers.count())
                .map(workers::slot)
                .distinct()
                .count();
    }

    /** The workers that ran taskels, by number. */
    NavigableSet<Integer> workersUsed() {
        NavigableSet<Integer> used = new TreeSet<>();
        ran().map(taskels::worker).filter(worker -> worker != Trace.NONE).forEach(used::add);
        return used;
    }

    /** The processes that ran taskels. */
    NavigableSet<Long> pids() {
        NavigableSet<Long> pids = new TreeSet<>();
        workersUsed().forEach(worker -> pids.add(workers.pid(worker)));
        return pids;
    }

    /** Whether the main program's own process ran all taskels. */
    boolean ranInMainProgram() {
        return pids().stream().allMatch(pid -> pid == trace.mainPid());
    }

    /** Whether other processes than the main program's ran all taskels. */
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

    /** When the last outcome reached the main program. */
    public long lastReceived() {
        return IntStream.range(0, items()).mapToLong(taskels::received).max().orElse(Trace.NEVER);
    }

    /** When the last taskel ended that ran. */
    long lastEnded() {
        return ran().mapToLong(taskels::ended).max().orElse(Trace.NEVER);
    }

    /** What the taskels returned, as text, by index. */
    List<String> results() {
        return IntStream.range(0, items()).mapToObj(taskels::result).toList();
    }

    /** How many taskels had ended at a time. */
    public int endedBy(long time) {
        return (int) ran().filter(index -> taskels.ended(index) != Trace.NEVER && taskels.ended(index) <= time)
                .count();
    }

    /** The numbers of the calls of that kind, in their order. */
    public List<Integer> calls(CallKind kind) {
        Calls calls = trace.calls();
        return IntStream.range(0, calls.count())
                .filter(call -> calls.kind(call) == kind)
                .boxed()
                .toList();
    }

    /** How long the main program stood in calls of that kind, with its unit. */
    String blockedIn(CallKind kind) {
        Calls calls = trace.calls();
        return Units.duration(calls(kind).stream()
                .mapToLong(call -> calls.blockedFor(call, trace.now()))
                .sum());
    }

    /** Whether there was one call of that kind, and it returned no earlier than the last outcome came. */
    boolean stoodIn(CallKind kind) {
        List<Integer> calls = calls(kind);
        return calls.size() == 1 && trace.calls().ended(calls.get(0)) >= lastReceived();
    }

    /** The most taskels that certainly ran at the same time: each clock is given the benefit of its error. */
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

    /** The share of the taskels' time in which they had a processor; not a number if none ran. */
    double cpuShare() {
        long cpu = ran().mapToLong(taskels::cpu).filter(nanos -> nanos > 0).sum();
        return cpu / (double) figures.busy();
    }

    /** The smallest of such shares of a single taskel: the first ones of a worker also load what they need. */
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
