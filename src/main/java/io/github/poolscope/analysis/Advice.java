package io.github.poolscope.analysis;

import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Suggests plans to run instead, with the figures that each suggestion is based on. A rule applies only if its cause
 * was measured in this run; if there may be another cause, it does not.
 */
final class Advice {
    /** Shorter waits are not worth a notice. */
    private static final long WORTH_TELLING_NANOS = 50_000_000;

    private static final double LARGE_SHARE = 0.2;
    /** Below this share of the workers' time in taskels, a suggestion is made. */
    private static final double LITTLE_WORK = 0.5;
    /** Taskels shorter than this should be grouped. */
    private static final long SHORT_TASKEL_NANOS = 200_000;
    /** A good length of a task: the dispatch cost is then negligible. */
    private static final long GOOD_TASK_NANOS = 5_000_000;
    /** With fewer taskels, nothing can be said about chunks. */
    private static final int ENOUGH_TASKELS = 500;
    /** Work with a lower CPU share than this was waiting. */
    private static final double WAITING = 0.05;
    /** From this share of all cores on, the processors were the limit. */
    private static final double SATURATED = 0.85;

    private final RunHeader header;
    private final Trace trace;
    private final OptionalInt cores;
    private final Figures figures;
    private final HeadOfLine heads;
    private final Plan plan;

    Advice(RunHeader header, Trace trace, Figures figures, HeadOfLine heads) {
        this.header = header;
        this.trace = trace;
        cores = header.cores();
        this.figures = figures;
        this.heads = heads;
        plan = header.plan();
    }

    Stream<Optional<Notice>> all() {
        if (plan.work() instanceof Work.Script) {
            // Advice is about the one call of a mapping mode; a script makes other calls.
            return Stream.empty();
        }
        boolean complete = trace.state() == RunState.COMPLETED && figures.makespan() > 0;
        Stream<Optional<Notice>> early = Stream.of(oneByOne(), held());
        return complete
                ? Stream.concat(
                        early,
                        Stream.of(
                                startup(),
                                idleTail(),
                                smallChunks(),
                                moreWorkersThanCores(),
                                processorsTaken(),
                                waitingOnly()))
                : early;
    }

    private Optional<Notice> oneByOne() {
        if (plan.mode() != Mode.APPLY || header.workers() < 2 || trace.taskels().completedCount() < 2) {
            return Optional.empty();
        }
        return Notice.of(
                Phrase.of("analysis.notice.one-by-one", Units.count(header.workers())),
                Phrase.of("analysis.change.mode", Mode.APPLY_ASYNC.key()),
                plan.withMode(Mode.APPLY_ASYNC));
    }

    private Optional<Notice> held() {
        if (plan.mode() != Mode.IMAP) {
            return Optional.empty();
        }
        int longest = heads.longest();
        if (longest == Trace.NONE || heads.heldFor(longest) < WORTH_TELLING_NANOS) {
            return Optional.empty();
        }
        return Notice.of(
                Phrase.of(
                        "analysis.notice.held",
                        Units.count(heads.held()),
                        Units.count(trace.taskels().completedCount()),
                        longest,
                        Units.duration(heads.heldFor(longest)),
                        heads.behind(longest)),
                Phrase.of("analysis.change.mode", Mode.IMAP_UNORDERED.key()),
                plan.withMode(Mode.IMAP_UNORDERED));
    }

    private Optional<Notice> startup() {
        if (figures.startup() == Trace.NEVER || figures.startup() <= figures.makespan() || isSerial()) {
            return Optional.empty();
        }
        Phrase text = Phrase.of(
                "analysis.notice.start-up", Units.duration(figures.startup()), Units.duration(figures.makespan()));
        return figures.busy() < figures.startup()
                ? Notice.of(text, Phrase.of("analysis.change.no-pool"), plan.withProcesses(PoolSize.of(0)))
                : Notice.of(text);
    }

    /** Large chunks leave workers idle at the end: compares with the worker that was idle first. */
    private Optional<Notice> idleTail() {
        if (header.workers() < 2 || header.chunksize() < 2) {
            return Optional.empty();
        }
        Taskels taskels = trace.taskels();
        long[] lastEnd = new long[trace.workers().count()];
        int count = taskels.count();
        for (int worker = 0; worker < lastEnd.length; worker++) {
            lastEnd[worker] = taskels.summed().lastEnded(worker);
        }
        for (int i = taskels.first(); i < count; i++) {
            int worker = taskels.worker(i);
            if (worker >= 0 && worker < lastEnd.length) {
                lastEnd[worker] = Math.max(lastEnd[worker], taskels.ended(i));
            }
        }
        int idle = Trace.NONE;
        long end = 0;
        for (int worker = 0; worker < lastEnd.length; worker++) {
            boolean thereToTheEnd = trace.workers().reason(worker) != ExitReason.RETIRED
                    && trace.workers().reason(worker) != ExitReason.DIED;
            end = Math.max(end, lastEnd[worker]);
            if (thereToTheEnd && lastEnd[worker] > 0 && (idle == Trace.NONE || lastEnd[worker] < lastEnd[idle])) {
                idle = worker;
            }
        }
        long tail = idle == Trace.NONE ? 0 : end - lastEnd[idle];
        if (tail <= WORTH_TELLING_NANOS || tail <= LARGE_SHARE * figures.makespan()) {
            return Optional.empty();
        }
        int smaller = Math.max(1, header.chunksize() / 4);
        return Notice.of(
                Phrase.of(
                        "analysis.notice.idle-tail",
                        idle + 1,
                        Units.duration(tail),
                        Units.duration(figures.makespan()),
                        Units.count(header.chunksize())),
                Phrase.of("analysis.change.chunksize", Units.count(smaller)),
                plan.withChunksize(Chunksize.of(smaller)));
    }

    /** Many short taskels in small chunks: the workers spend their time on fetching tasks. */
    private Optional<Notice> smallChunks() {
        int count = trace.taskels().completedCount();
        if (!plan.mode().chunked()
                || plan.effectiveEngine() != EngineKind.PROCESSES
                || count < ENOUGH_TASKELS
                || trace.taskels().failedCount() > 0
                || trace.workers().count() != header.workers()) {
            return Optional.empty();
        }
        long mean = Math.max(1, figures.busy() / count);
        double share = figures.busy() / ((double) figures.makespan() * header.workers());
        long better = Math.min(GOOD_TASK_NANOS / mean, Chunksize.automatic(count, header.workers()));
        boolean small = mean < SHORT_TASKEL_NANOS
                && share < LITTLE_WORK
                && better >= 4L * header.chunksize()
                && figures.makespan() * (1 - share) > WORTH_TELLING_NANOS;
        return small
                ? Notice.of(
                        Phrase.of(
                                "analysis.notice.small-chunks",
                                Units.duration(mean),
                                Units.percent(share),
                                Units.duration(figures.makespan()),
                                Units.count(trace.tasks().count()),
                                Units.count(header.chunksize())),
                        Phrase.of("analysis.change.chunksize", Units.count(better)),
                        plan.withChunksize(Chunksize.of((int) better)))
                : Optional.empty();
    }

    /** CPU-bound work on more workers than cores: the workers only take turns. */
    private Optional<Notice> moreWorkersThanCores() {
        if (cores.isEmpty() || header.workers() <= cores.getAsInt() || figures.makespan() < WORTH_TELLING_NANOS * 10) {
            return Optional.empty();
        }
        double used = figures.cpu() / (double) figures.makespan();
        boolean saturated = used >= SATURATED * cores.getAsInt();
        if (plan.effectiveEngine() == EngineKind.SERIAL || !(saturated || waitedForProcessors())) {
            return Optional.empty();
        }
        Phrase text = saturated
                ? Phrase.of(
                        "analysis.notice.crowd",
                        Units.count(header.workers()),
                        Units.count(cores.getAsInt()),
                        Units.decimal(used),
                        Units.percent(used / header.workers()))
                : Phrase.of(
                        "analysis.notice.crowd-waited",
                        Units.count(header.workers()),
                        Units.count(cores.getAsInt()),
                        Units.duration(figures.busy()),
                        Units.percent(figures.waited() / (double) figures.busy()));
        return Notice.of(
                text,
                Phrase.of("analysis.change.workers", Units.count(cores.getAsInt())),
                plan.withProcesses(PoolSize.of(cores.getAsInt())));
    }

    /** Returns whether the workers spent a large part of their time waiting for a processor. */
    private boolean waitedForProcessors() {
        return figures.waited() != Trace.NEVER && figures.waited() >= LARGE_SHARE * figures.busy();
    }

    /** No more workers than cores, but they waited for a processor: other programs used it. */
    private Optional<Notice> processorsTaken() {
        return cores.isPresent()
                        && header.workers() <= cores.getAsInt()
                        && figures.makespan() >= WORTH_TELLING_NANOS * 10
                        && waitedForProcessors()
                ? Notice.of(Phrase.of(
                        "analysis.notice.taken",
                        Units.duration(figures.busy()),
                        Units.percent(figures.waited() / (double) figures.busy())))
                : Optional.empty();
    }

    /** Work that only waits needs no processes. */
    private Optional<Notice> waitingOnly() {
        if (plan.effectiveEngine() != EngineKind.PROCESSES
                || plan.maxTasksPerChild().isPresent()
                || plan.safeguards().hardLimit().isPresent()
                || trace.taskels().failedCount() > 0
                || figures.busy() < WORTH_TELLING_NANOS * 4
                || figures.startup() == Trace.NEVER
                || figures.startup() < WORTH_TELLING_NANOS) {
            return Optional.empty();
        }
        double share = figures.cpu() / (double) figures.busy();
        return share < WAITING && !waitedForProcessors() && !mayHaveWaitedForProcessors()
                ? Notice.of(
                        Phrase.of(
                                "analysis.notice.waiting",
                                Units.duration(figures.busy()),
                                Units.percent(share),
                                Units.duration(figures.startup())),
                        Phrase.of("analysis.change.threads"),
                        plan.withEngine(EngineKind.THREADS))
                : Optional.empty();
    }

    /** Returns whether waits are unknown and all processors were busy. */
    private boolean mayHaveWaitedForProcessors() {
        return figures.waited() == Trace.NEVER
                && cores.isPresent()
                && MachineLoad.cores(trace) >= SATURATED * cores.getAsInt();
    }

    private boolean isSerial() {
        return plan.effectiveEngine() == EngineKind.SERIAL;
    }
}
