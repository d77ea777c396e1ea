package io.github.poolscope.analysis.picture;

import io.github.poolscope.analysis.CallModes;
import io.github.poolscope.analysis.CallScope;
import io.github.poolscope.analysis.HeadOfLine;
import io.github.poolscope.analysis.Holding;
import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The three orders of a run, or of one call of it: submission, completion, delivery. A taskel is drawn at its position in
 * the order of submission, which is its number if all taskels of the run are shown.
 *
 * @param count the number of taskels
 * @param scope the taskels
 * @param first the first position whose taskel the trace stores individually
 * @param completed by position, from {@code first} on: the rank in the order of completion, or −1
 * @param delivered the same for the order of delivery
 * @param failed by position, which taskels failed, or were lost with their worker
 * @param step draws every {@code step}-th taskel: 1, or more if there are too many for single points
 * @param heads which finished results had to wait, for how long, and behind which
 * @param inTurn whether they waited because results are delivered in order
 * @param longestHeld by part of the order of submission, if no single circles are drawn: the maximum time a result of
 *     that part was held, in nanoseconds
 * @param sentence a description in words
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is drawn once; pictures are never compared.
public record OrderPicture(
        int count,
        CallScope scope,
        int first,
        int[] completed,
        int[] delivered,
        BitSet failed,
        int step,
        HeadOfLine heads,
        boolean inTurn,
        long[] longestHeld,
        Phrase sentence) {
    /** Up to this number each taskel gets a circle, with curves between the columns; more are a scatter plot. */
    public static final int MAX_CIRCLES = 36;

    private static final int MAX_POINTS = 4_000;
    /** The number of parts of the order of submission for which held times are drawn. */
    private static final int PARTS = 240;

    /** Creates the picture of a run in one pass over the taskels. */
    public static OrderPicture of(RunHeader header, Trace trace) {
        return of(header, trace, Trace.NONE);
    }

    /**
     * Creates the picture of one call in one pass over the orders.
     *
     * @param call the call; {@link Trace#NONE} for the whole run
     */
    public static OrderPicture of(RunHeader header, Trace trace, int call) {
        CallScope scope = CallScope.of(trace, call);
        boolean isWhole = call == Trace.NONE;
        Taskels taskels = trace.taskels();
        int count = isWhole ? Progress.total(header, trace) : scope.count();
        int first = isWhole ? taskels.first() : 0;
        int[] completed =
                ranks(scope, first, taskels.firstCompletedRank(), taskels.completedCount(), taskels::completedAt);
        int[] delivered =
                ranks(scope, first, taskels.firstDeliveredRank(), taskels.deliveredCount(), taskels::deliveredAt);
        int step = (count + MAX_POINTS - 1) / MAX_POINTS;
        HeadOfLine heads = HeadOfLine.of(header, trace, scope);
        return new OrderPicture(
                count,
                scope,
                first,
                completed,
                delivered,
                failed(taskels, scope, first),
                Math.max(1, step),
                heads,
                (isWhole ? Holding.of(header, trace) : Holding.of(header, trace, call)) == Holding.TURN,
                count <= MAX_CIRCLES ? new long[0] : longestHeld(trace, scope, first, count),
                sentence(header, trace, scope, heads));
    }

    private static BitSet failed(Taskels taskels, CallScope scope, int first) {
        BitSet failed = new BitSet();
        int count = taskels.failedCount() == 0 ? 0 : scope.count();
        for (int position = first; position < count; position++) {
            failed.set(position, taskels.outcome(scope.taskel(position)).isFailure());
        }
        return failed;
    }

    /** Returns the taskel at a position. */
    public int taskel(int position) {
        return scope.taskel(position);
    }

    /** Returns a taskel's position; {@link Trace#NONE} if it is not shown. */
    public int position(int taskel) {
        int position = scope.call() == Trace.NONE ? taskel : scope.position(taskel);
        return position < count ? position : Trace.NONE;
    }

    /**
     * Returns the rank in the order of completion, from 0, of the taskel at a position; {@link Trace#NONE} if it has none.
     */
    public int completed(int position) {
        return place(completed, position);
    }

    /**
     * Returns the rank in the order of delivery, from 0, of the taskel at a position; {@link Trace#NONE} if it has none.
     */
    public int delivered(int position) {
        return place(delivered, position);
    }

    private int place(int[] places, int position) {
        return position >= first && position - first < places.length ? places[position - first] : Trace.NONE;
    }

    /**
     * Returns the positions of the failed taskels that are drawn: of those at the same point of the axis the first, as there may be
     * millions.
     */
    public IntStream drawnFailures() {
        return IntStream.iterate(
                failed.nextSetBit(0),
                index -> index >= 0,
                index -> failed.nextSetBit((int) Math.min(Integer.MAX_VALUE, (index / step + 1L) * step)));
    }

    private static long[] longestHeld(Trace trace, CallScope scope, int first, int count) {
        Taskels taskels = trace.taskels();
        long now = trace.now();
        long[] longest = new long[Math.min(count, PARTS)];
        int known = Math.min(count, scope.count());
        for (int position = first; position < known; position++) {
            int part = (int) ((long) position * longest.length / count);
            longest[part] = Math.max(longest[part], taskels.heldFor(scope.taskel(position), now));
        }
        return longest;
    }

    /** Returns the outcome of the taskel at a position, and which results waited for which, in one line. */
    public Phrase describe(int position) {
        Phrase told = failed.get(position) ? Phrase.of("analysis.describe.failed", orders(position)) : orders(position);
        if (!inTurn) {
            return told; // It waited for the program or for all, not for an earlier one.
        }
        int index = taskel(position);
        if (completed(position) != Trace.NONE && heads.behind(index) != Trace.NONE) {
            told = Phrase.of(
                    "analysis.describe.waited", told, Units.duration(heads.heldFor(index)), heads.behind(index));
        }
        int others = heads.waitingFor(index);
        return others == 0 ? told : Phrase.of("analysis.describe.waited-for", told, Units.count(others));
    }

    private Phrase orders(int position) {
        int index = taskel(position);
        if (completed(position) == Trace.NONE) {
            return Phrase.of("analysis.describe.not-completed", index);
        }
        return delivered(position) == Trace.NONE
                ? Phrase.of("analysis.describe.not-delivered", index, Units.place(completed(position) + 1L))
                : Phrase.of(
                        "analysis.describe.delivered",
                        index,
                        Units.place(completed(position) + 1L),
                        Units.place(delivered(position) + 1L));
    }

    /** Returns whether single circles are drawn. */
    public boolean isSmall() {
        return count <= MAX_CIRCLES;
    }

    /** Returns the rank of each taskel among those of the scope: for the whole run, its rank in the run. */
    private static int[] ranks(CallScope scope, int first, int firstRank, int known, IntUnaryOperator order) {
        int[] ranks = new int[Math.max(0, scope.count() - first)];
        Arrays.fill(ranks, Trace.NONE);
        int next = scope.call() == Trace.NONE ? firstRank : 0;
        for (int rank = firstRank; rank < known; rank++) {
            int position = scope.position(order.applyAsInt(rank));
            boolean isShown = position >= first && position - first < ranks.length;
            if (isShown) {
                ranks[position - first] = next;
            }
            next += isShown || scope.call() == Trace.NONE ? 1 : 0;
        }
        return ranks;
    }

    private static Phrase sentence(RunHeader header, Trace trace, CallScope scope, HeadOfLine heads) {
        boolean isWhole = scope.call() == Trace.NONE;
        int completed = isWhole ? trace.taskels().completedCount() : completed(trace, scope);
        if (completed == 0) {
            return Phrase.asItIs("");
        }
        Optional<Mode> known =
                isWhole ? CallModes.ofRun(header, trace) : Optional.of(CallModes.of(header, trace, scope.call()));
        boolean isOneOfMany = isWhole && header.isWatched() && trace.poolCalls().count() > 1;
        if (isOneOfMany || known.isEmpty()) {
            return Phrase.of(
                    "analysis.order.calls",
                    Units.count(trace.poolCalls().count()),
                    Units.count(heads.held()),
                    Units.count(completed));
        }
        Mode mode = known.get();
        if (!mode.ordered()) {
            return Phrase.of("analysis.order.unordered");
        }
        if (mode == Mode.APPLY) {
            return Phrase.of("analysis.order.one-by-one");
        }
        if (!mode.lazy() && mode != Mode.APPLY_ASYNC) {
            return Phrase.of("analysis.order.together");
        }
        return Phrase.of("analysis.order.ordered", Units.count(heads.held()), Units.count(completed));
    }

    private static int completed(Trace trace, CallScope scope) {
        Taskels taskels = trace.taskels();
        return (int) IntStream.range(0, scope.count())
                .filter(position -> taskels.outcome(scope.taskel(position)) != Outcome.PENDING)
                .count();
    }
}
