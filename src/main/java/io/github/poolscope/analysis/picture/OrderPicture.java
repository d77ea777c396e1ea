package io.github.poolscope.analysis.picture;

import io.github.poolscope.analysis.HeadOfLine;
import io.github.poolscope.analysis.Holding;
import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The three orders of a run: submission, completion, delivery.
 *
 * @param count the number of taskels of the run
 * @param first the first taskel that the trace stores individually
 * @param completed by submitted taskel, from {@code first} on: its rank in the order of completion, or −1
 * @param delivered the same for the order of delivery
 * @param failed which taskels failed, or were lost with their worker
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

    /** Creates the picture in one pass over the taskels. */
    public static OrderPicture of(RunHeader header, Trace trace) {
        Taskels taskels = trace.taskels();
        int count = Progress.total(header, trace);
        int first = taskels.first();
        int kept = taskels.count() - first;
        int[] completed =
                ranks(first, kept, taskels.firstCompletedRank(), taskels.completedCount(), taskels::completedAt);
        int[] delivered =
                ranks(first, kept, taskels.firstDeliveredRank(), taskels.deliveredCount(), taskels::deliveredAt);
        int step = (count + MAX_POINTS - 1) / MAX_POINTS;
        HeadOfLine heads = HeadOfLine.of(trace, header.plan().mode().ordered());
        return new OrderPicture(
                count,
                first,
                completed,
                delivered,
                failed(taskels, first),
                Math.max(1, step),
                heads,
                Holding.of(header, trace) == Holding.TURN,
                count <= MAX_CIRCLES ? new long[0] : longestHeld(trace, count),
                sentence(header, trace, heads));
    }

    private static BitSet failed(Taskels taskels, int first) {
        BitSet failed = new BitSet();
        int count = taskels.failedCount() == 0 ? 0 : taskels.count();
        for (int i = first; i < count; i++) {
            failed.set(i, taskels.outcome(i).isFailure());
        }
        return failed;
    }

    /** Returns a taskel's rank in the order of completion, from 0; {@link Trace#NONE} if it has none. */
    public int completed(int index) {
        return place(completed, index);
    }

    /** Returns a taskel's rank in the order of delivery, from 0; {@link Trace#NONE} if it has none. */
    public int delivered(int index) {
        return place(delivered, index);
    }

    private int place(int[] places, int index) {
        return index >= first && index - first < places.length ? places[index - first] : Trace.NONE;
    }

    /**
     * Returns the failed taskels that are drawn: of those at the same point of the axis the first, as there may be
     * millions.
     */
    public IntStream drawnFailures() {
        return IntStream.iterate(
                failed.nextSetBit(0),
                index -> index >= 0,
                index -> failed.nextSetBit((int) Math.min(Integer.MAX_VALUE, (index / step + 1L) * step)));
    }

    private static long[] longestHeld(Trace trace, int count) {
        Taskels taskels = trace.taskels();
        long now = trace.now();
        long[] longest = new long[Math.min(count, PARTS)];
        int known = Math.min(count, taskels.count());
        for (int i = taskels.first(); i < known; i++) {
            int part = (int) ((long) i * longest.length / count);
            longest[part] = Math.max(longest[part], taskels.heldFor(i, now));
        }
        return longest;
    }

    /** Returns a taskel's outcome, and which results waited for which, in one line. */
    public Phrase describe(int index) {
        Phrase told = failed.get(index) ? Phrase.of("analysis.describe.failed", orders(index)) : orders(index);
        if (!inTurn) {
            return told; // It waited for the program or for all, not for an earlier one.
        }
        if (completed(index) != Trace.NONE && heads.behind(index) != Trace.NONE) {
            told = Phrase.of(
                    "analysis.describe.waited", told, Units.duration(heads.heldFor(index)), heads.behind(index));
        }
        int others = heads.waitingFor(index);
        return others == 0 ? told : Phrase.of("analysis.describe.waited-for", told, Units.count(others));
    }

    private Phrase orders(int index) {
        if (completed(index) == Trace.NONE) {
            return Phrase.of("analysis.describe.not-completed", index);
        }
        return delivered(index) == Trace.NONE
                ? Phrase.of("analysis.describe.not-delivered", index, Units.place(completed(index) + 1L))
                : Phrase.of(
                        "analysis.describe.delivered",
                        index,
                        Units.place(completed(index) + 1L),
                        Units.place(delivered(index) + 1L));
    }

    /** Returns whether single circles are drawn. */
    public boolean isSmall() {
        return count <= MAX_CIRCLES;
    }

    private static int[] ranks(int first, int kept, int firstRank, int known, IntUnaryOperator order) {
        int[] ranks = new int[kept];
        Arrays.fill(ranks, Trace.NONE);
        for (int rank = firstRank; rank < known; rank++) {
            int index = order.applyAsInt(rank);
            if (index >= first && index - first < kept) {
                ranks[index - first] = rank;
            }
        }
        return ranks;
    }

    private static Phrase sentence(RunHeader header, Trace trace, HeadOfLine heads) {
        int completed = trace.taskels().completedCount();
        if (completed == 0) {
            return Phrase.asItIs("");
        }
        if (!header.plan().mode().ordered()) {
            return Phrase.of("analysis.order.unordered");
        }
        if (header.plan().mode() == Mode.APPLY) {
            return Phrase.of("analysis.order.one-by-one");
        }
        if (!header.plan().mode().lazy() && header.plan().mode() != Mode.APPLY_ASYNC) {
            return Phrase.of("analysis.order.together");
        }
        return Phrase.of("analysis.order.ordered", Units.count(heads.held()), Units.count(completed));
    }
}
