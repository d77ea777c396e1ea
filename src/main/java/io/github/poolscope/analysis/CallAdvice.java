package io.github.poolscope.analysis;

import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Advice about the calls of a watched program, each for the call that it matters most for. A program can't be run
 * otherwise by Poolscope, so no plan is suggested.
 */
final class CallAdvice {
    /** Shorter waits are not worth a notice. */
    private static final long WORTH_TELLING_NANOS = 50_000_000;

    private static final double LARGE_SHARE = 0.2;
    private static final double LITTLE_WORK = 0.5;
    /** Taskels shorter than this should be grouped. */
    private static final long SHORT_TASKEL_NANOS = 200_000;
    /** With fewer taskels, nothing can be said about chunks. */
    private static final int ENOUGH_TASKELS = 500;
    /** With fewer calls one after another, they may be meant so. */
    private static final int MANY_CALLS = 3;

    private final RunHeader header;
    private final Trace trace;
    private final HeadOfLine heads;
    private final PoolCalls calls;

    CallAdvice(RunHeader header, Trace trace, HeadOfLine heads) {
        this.header = header;
        this.trace = trace;
        this.heads = heads;
        calls = trace.poolCalls();
    }

    Stream<Optional<Notice>> all() {
        Optional<Notice> none = Optional.empty();
        int heaviest = heaviest();
        if (heaviest == Trace.NONE) {
            return Stream.of(oneByOne(), held());
        }
        Figures figures = Figures.of(header, trace, heaviest);
        boolean isDone = figures.completed() == calls.taskels(heaviest) && figures.failed() == 0;
        return Stream.of(
                oneByOne(),
                held(),
                isDone ? idleTail(heaviest, figures) : none,
                isDone ? smallChunks(heaviest, figures) : none);
    }

    private Optional<Notice> at(int call, Phrase what) {
        return Notice.of(Phrase.of("analysis.notice.call", CallNames.of(trace, call), what));
    }

    /** Calls of {@code apply} one after another use one worker at a time. */
    private Optional<Notice> oneByOne() {
        int many = 0;
        int last = Trace.NONE;
        int count = calls.count();
        for (int call = calls.first(); call < count; call++) {
            if (calls.mode(call) == CallMode.APPLY && calls.pool(call) >= 0) {
                many++;
                last = call;
            }
        }
        int size = last == Trace.NONE ? 0 : trace.pools().size(calls.pool(last));
        return many < MANY_CALLS || size < 2
                ? Optional.empty()
                : at(last, Phrase.of("analysis.notice.one-by-one", Units.count(size)));
    }

    /** Returns what the call with the result that was held longest lost by its order. */
    private Optional<Notice> held() {
        int longest = heads.longest();
        if (longest == Trace.NONE || heads.heldFor(longest) < WORTH_TELLING_NANOS) {
            return Optional.empty();
        }
        int call = trace.taskels().call(longest);
        if (call < calls.first() || calls.mode(call) != CallMode.IMAP) {
            return Optional.empty();
        }
        HeadOfLine ofCall = HeadOfLine.of(header, trace, CallScope.of(trace, call));
        return at(
                call,
                Phrase.of(
                        "analysis.notice.held",
                        Units.count(ofCall.held()),
                        Units.count(Figures.of(header, trace, call).completed()),
                        longest,
                        Units.duration(heads.heldFor(longest)),
                        heads.behind(longest)));
    }

    /** Returns the call in chunks whose taskels took longest together; {@link Trace#NONE} if there is none. */
    private int heaviest() {
        Taskels taskels = trace.taskels();
        int first = calls.first();
        long[] busy = new long[calls.count() - first];
        int count = taskels.count();
        for (int i = taskels.first(); i < count; i++) {
            int place = taskels.call(i) - first;
            if (place >= 0 && place < busy.length && taskels.ended(i) != Trace.NEVER) {
                busy[place] += taskels.ended(i) - taskels.started(i);
            }
        }
        return IntStream.range(0, busy.length)
                .map(place -> place + first)
                .filter(call -> calls.chunksize(call) >= 1 && calls.taskels(call) > 1)
                .reduce((one, other) -> busy[other - first] > busy[one - first] ? other : one)
                .orElse(Trace.NONE);
    }

    /** Large chunks leave workers idle at the end. */
    private Optional<Notice> idleTail(int call, Figures figures) {
        if (calls.chunksize(call) < 2 || figures.workers().size() < 2) {
            return Optional.empty();
        }
        CallScope scope = CallScope.of(trace, call);
        Taskels taskels = trace.taskels();
        int idle = Trace.NONE;
        long idleSince = Long.MAX_VALUE;
        long end = 0;
        for (WorkerFigures each : figures.workers()) {
            long last = 0;
            for (int position = 0; position < scope.count() && each.taskels() > 0; position++) {
                int index = scope.taskel(position);
                last = taskels.worker(index) == each.worker() ? Math.max(last, taskels.ended(index)) : last;
            }
            end = Math.max(end, last);
            if (last > 0 && last < idleSince) {
                idle = each.worker();
                idleSince = last;
            }
        }
        long tail = end - idleSince;
        return idle == Trace.NONE || tail <= WORTH_TELLING_NANOS || tail <= LARGE_SHARE * figures.makespan()
                ? Optional.empty()
                : at(
                        call,
                        Phrase.of(
                                "analysis.notice.idle-tail",
                                idle + 1,
                                Units.duration(tail),
                                Units.duration(figures.makespan()),
                                Units.count(calls.chunksize(call))));
    }

    /** Many short taskels in small chunks: the workers spend their time on fetching tasks. */
    private Optional<Notice> smallChunks(int call, Figures figures) {
        int count = figures.completed();
        int size = Math.max(1, figures.workers().size());
        if (count < ENOUGH_TASKELS || !trace.pools().kind(calls.pool(call)).hasProcesses()) {
            return Optional.empty();
        }
        long mean = Math.max(1, figures.busy() / count);
        double share = figures.busy() / ((double) figures.makespan() * size);
        boolean small = mean < SHORT_TASKEL_NANOS
                && share < LITTLE_WORK
                && Chunksize.automatic(count, size) >= 4L * calls.chunksize(call)
                && figures.makespan() * (1 - share) > WORTH_TELLING_NANOS;
        int tasks = figures.workers().stream().mapToInt(WorkerFigures::tasks).sum();
        return small
                ? at(
                        call,
                        Phrase.of(
                                "analysis.notice.small-chunks",
                                Units.duration(mean),
                                Units.percent(share),
                                Units.duration(figures.makespan()),
                                Units.count(tasks),
                                Units.count(calls.chunksize(call))))
                : Optional.empty();
    }
}
