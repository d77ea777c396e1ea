package io.github.poolscope.analysis;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Observations about a run: what happened, {@link SkewAdvice}, and what {@link Advice} follows; for a watched program,
 * {@link PoolTroubles} and {@link CallAdvice}.
 */
public final class Notices {
    private Notices() {}

    /** Returns the notices about the run so far, computed from its trace. */
    public static List<Notice> of(RunHeader header, Trace trace) {
        return of(header, trace, Figures.of(header, trace), HeadOfLine.of(header, trace));
    }

    /**
     * Returns the notices about the run so far.
     *
     * @param figures the run's figures
     * @param heads which results had to wait
     */
    public static List<Notice> of(RunHeader header, Trace trace, Figures figures, HeadOfLine heads) {
        Stream<Optional<Notice>> happened = Stream.of(
                losses(trace),
                retries(trace),
                notes(trace),
                reordered(header, trace),
                SkewAdvice.of(header, trace),
                summedUp(trace),
                leftOut(trace));
        Stream<Optional<Notice>> told = Stream.concat(PoolTroubles.of(header, trace).stream(), happened);
        Stream<Optional<Notice>> advice = header.isWatched()
                ? new CallAdvice(header, trace, heads).all()
                : new Advice(header, trace, figures, heads).all();
        return Stream.concat(told, advice).flatMap(Optional::stream).toList();
    }

    private static Optional<Notice> summedUp(Trace trace) {
        long summed = trace.taskels().first() + trace.taskels().summed().beyond();
        return summed == 0 ? Optional.empty() : Notice.of(Phrase.of("analysis.notice.summed-up", Units.count(summed)));
    }

    private static Optional<Notice> leftOut(Trace trace) {
        long[] counts = {
            trace.samples().first(),
            trace.calls().first(),
            trace.callbacks().first(),
            trace.syncEvents().first(),
            trace.notes().leftOut(),
            trace.workers().leftOut(),
            trace.syncObjects().leftOut()
        };
        return LongStream.of(counts).sum() == 0
                ? Optional.empty()
                : Notice.of(Phrase.of(
                        "analysis.notice.left-out",
                        LongStream.of(counts).mapToObj(Units::count).toArray()));
    }

    private static Optional<Notice> losses(Trace trace) {
        int failed = trace.taskels().failedCount();
        if (failed == 0 || trace.failures().count() == 0) {
            return Optional.empty();
        }
        Failure first = trace.failures().at(0);
        WorkerNames names = WorkerNames.of(trace);
        if (names.onlyProcesses(trace.taskels().count())) {
            return Notice.of(Phrase.of(
                    "analysis.notice.processes-failed",
                    Units.count(failed),
                    Units.count(trace.taskels().count()),
                    names.taskel(first.index()),
                    first.message()));
        }
        int good = trace.taskels().completedCount() - failed;
        return Notice.of(Phrase.of(
                "analysis.notice.failed",
                Units.count(failed),
                Units.count(good),
                names.taskel(first.index()),
                first.type()));
    }

    private static Optional<Notice> retries(Trace trace) {
        long retried = count(trace, Note.Kind.RETRY);
        return retried == 0 ? Optional.empty() : Notice.of(Phrase.of("analysis.notice.retried", Units.count(retried)));
    }

    /** Reports what a reader of the plan would not expect: state that was not inherited, callbacks that threw. */
    private static Optional<Notice> notes(Trace trace) {
        for (int i = 0; i < trace.notes().count(); i++) {
            Note note = trace.notes().at(i);
            if (note.kind() != Note.Kind.RETRY) {
                long others = trace.notes().count() + trace.notes().leftOut() - count(trace, Note.Kind.RETRY) - 1;
                return Notice.of(
                        others > 0
                                ? Phrase.of("analysis.notice.notes", note.text(), Units.count(others))
                                : Phrase.asItIs(note.text()));
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

    private static Optional<Notice> reordered(RunHeader header, Trace trace) {
        Taskels taskels = trace.taskels();
        if (header.isWatched()
                || header.plan().mode() != Mode.IMAP_UNORDERED
                || taskels.deliveredCount() == 0
                || taskels.firstDeliveredRank() > 0
                || taskels.deliveredAt(0) == 0
                || taskels.delivered(0) == Trace.NEVER) {
            return Optional.empty();
        }
        long earlier = taskels.delivered(0) - taskels.delivered(taskels.deliveredAt(0));
        return Notice.of(Phrase.of("analysis.notice.unordered", taskels.deliveredAt(0), Units.duration(earlier)));
    }
}
