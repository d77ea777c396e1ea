package io.github.poolscope.analysis;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is worth noticing about a run, in plain words, with the figures they rest on. Silent where nothing is. */
public final class Notices {
    /** Shorter waits are nobody's trouble. */
    private static final long WORTH_TELLING_NANOS = 50_000_000;

    private static final double LARGE_SHARE = 0.2;

    private Notices() {}

    /** The sentences that hold for the run as far as it has come. */
    public static List<String> of(RunHeader header, Trace trace) {
        Figures figures = Figures.of(header, trace);
        return Stream.of(
                        losses(trace),
                        retries(trace),
                        oneByOne(header, trace),
                        notes(trace),
                        held(header, trace),
                        reordered(header, trace),
                        startup(trace, figures),
                        idleTail(header, trace, figures))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> losses(Trace trace) {
        int failed = trace.taskels().failedCount();
        if (failed == 0) {
            return Optional.empty();
        }
        int good = trace.taskels().completedCount() - failed;
        return Optional.of(Units.plural(failed, "taskel") + " failed, " + Units.count(good)
                + " succeeded. The first to fail was " + trace.failures().at(0).index() + ": "
                + trace.failures().at(0).type() + ".");
    }

    private static Optional<String> retries(Trace trace) {
        long retried = count(trace, Note.Kind.RETRY);
        return retried == 0
                ? Optional.empty()
                : Optional.of(Units.plural(retried, "taskel") + " lost with a worker " + (retried == 1 ? "was" : "were")
                        + " tried again.");
    }

    /** What a reader of the plan would not expect: state that was not inherited, callbacks that threw. */
    private static Optional<String> notes(Trace trace) {
        for (int i = 0; i < trace.notes().count(); i++) {
            Note note = trace.notes().at(i);
            if (note.kind() != Note.Kind.RETRY) {
                long others = trace.notes().count() - count(trace, Note.Kind.RETRY) - 1;
                return Optional.of(
                        note.text() + (others > 0 ? " (and " + Units.plural(others, "note") + " more)" : ""));
            }
        }
        return Optional.empty();
    }

    private static long count(Trace trace, Note.Kind kind) {
        long count = 0;
        for (int i = 0; i < trace.notes().count(); i++) {
            if (trace.notes().at(i).kind() == kind) {
                count++;
            }
        }
        return count;
    }

    private static Optional<String> oneByOne(RunHeader header, Trace trace) {
        if (header.plan().mode() != Mode.APPLY
                || header.workers() < 2
                || trace.taskels().completedCount() < 2) {
            return Optional.empty();
        }
        return Optional.of("apply waits for each result before the next call, so of " + header.workers()
                + " workers never more than one is busy. apply_async submits them all at once.");
    }

    private static Optional<String> held(RunHeader header, Trace trace) {
        if (header.plan().mode() != Mode.IMAP) {
            return Optional.empty();
        }
        HeadOfLine heads = HeadOfLine.of(trace, true);
        int longest = heads.longest();
        if (longest == Trace.NONE || heads.heldFor(longest, trace.now()) < WORTH_TELLING_NANOS) {
            return Optional.empty();
        }
        return Optional.of("imap holds a result until every earlier one is delivered: "
                + heads.held() + " of " + trace.taskels().completedCount() + " finished results had to wait. Taskel "
                + longest
                + " waited longest, " + Units.duration(heads.heldFor(longest, trace.now())) + " behind taskel "
                + heads.behind(longest) + ". imap_unordered would have delivered it at once.");
    }

    private static Optional<String> reordered(RunHeader header, Trace trace) {
        Taskels taskels = trace.taskels();
        if (header.plan().mode() != Mode.IMAP_UNORDERED
                || taskels.deliveredCount() == 0
                || taskels.deliveredAt(0) == 0
                || taskels.delivered(0) == Trace.NEVER) {
            return Optional.empty();
        }
        long earlier = taskels.delivered(0) - taskels.delivered(taskels.deliveredAt(0));
        return Optional.of("imap_unordered delivers what finishes first: the first result was taskel "
                + taskels.deliveredAt(0) + "'s, " + Units.duration(earlier) + " before taskel 0's.");
    }

    private static Optional<String> startup(Trace trace, Figures figures) {
        if (figures.startup() == Trace.NEVER || !trace.state().isOver() || figures.makespan() == Trace.NEVER) {
            return Optional.empty();
        }
        return figures.startup() > figures.makespan()
                ? Optional.of("Starting the workers took " + Units.duration(figures.startup())
                        + ", longer than the work itself (" + Units.duration(figures.makespan())
                        + "): for so little work a pool costs more than it gives.")
                : Optional.empty();
    }

    /** Large chunks leave workers without work at the end: told by the worker that was the first to have none. */
    private static Optional<String> idleTail(RunHeader header, Trace trace, Figures figures) {
        if (!trace.state().isOver() || header.workers() < 2 || header.chunksize() < 2 || figures.makespan() <= 0) {
            return Optional.empty();
        }
        Taskels taskels = trace.taskels();
        long[] lastEnd = new long[trace.workers().count()];
        for (int i = 0; i < taskels.count(); i++) {
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
        return tail > WORTH_TELLING_NANOS && tail > LARGE_SHARE * figures.makespan()
                ? Optional.of("Worker " + (idle + 1) + " had nothing left to do for the last " + Units.duration(tail)
                        + " of "
                        + Units.duration(figures.makespan()) + ", while others still worked: tasks of "
                        + header.chunksize() + " taskels are shared out unevenly. A smaller chunksize shares better.")
                : Optional.empty();
    }
}
