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
 * The three orders of a run side by side: submitted, completed, delivered.
 *
 * @param count how many taskels the run has in all
 * @param first the first taskel that the trace keeps by itself
 * @param completed by taskel that was submitted, from {@code first} on: its place in the order of completion, or −1
 * @param delivered the same in the order of delivery
 * @param failed which taskels failed, or were lost with their worker
 * @param step every how many taskels one is drawn: 1, or more where there are too many for single points
 * @param heads which finished results had to wait, for how long, and behind which
 * @param inTurn whether they waited because results are delivered in turn
 * @param longestHeld by part of the order of submission, where single circles are not drawn: how long a result of that part
 *     was held at most, in nanoseconds
 * @param sentence what the picture shows, in words
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is made once, drawn and dropped; nobody compares it.
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
    /** Up to this count taskels get a circle each, with curves between the columns; more become a scatter of points. */
    public static final int MOST_CIRCLES = 36;

    private static final int MOST_POINTS = 4_000;
    /** The times for which results were held are drawn for this many parts of the order of submission. */
    private static final int PARTS = 240;

    /** One pass over the taskels. */
    public static OrderPicture of(RunHeader header, Trace trace) {
        Taskels taskels = trace.taskels();
        int count = Progress.total(header, trace);
        int first = taskels.first();
        int kept = taskels.count() - first;
        int[] completed =
                ranks(first, kept, taskels.firstCompletedRank(), taskels.completedCount(), taskels::completedAt);
        int[] delivered =
                ranks(first, kept, taskels.firstDeliveredRank(), taskels.deliveredCount(), taskels::deliveredAt);
        int step = (count + MOST_POINTS - 1) / MOST_POINTS;
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
                count <= MOST_CIRCLES ? new long[0] : longestHeld(trace, count),
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

    /** The place of a taskel in the order of completion, from 0; {@link Trace#NONE} if it has none. */
    public int completed(int index) {
        return place(completed, index);
    }

    /** The place of a taskel in the order of delivery, from 0; {@link Trace#NONE} if it has none. */
    public int delivered(int index) {
        return place(delivered, index);
    }

    private int place(int[] places, int index) {
        return index >= first && index - first < places.length ? places[index - first] : Trace.NONE;
    }

    /** The failed taskels that are drawn: of those that share a point of the axis the first, since all may be millions. */
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

    /** What became of a taskel, and who waited for whom, in one line. */
    public Phrase describe(int index) {
        Phrase told = failed.get(index) ? Phrase.of("analysis.describe.failed", orders(index)) : orders(index);
        if (!inTurn) {
            return told; // Nobody waited for an earlier one, but for the program or for all.
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

    /** Whether single circles are drawn. */
    public boolean isSmall() {
        return count <= MOST_CIRCLES;
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
