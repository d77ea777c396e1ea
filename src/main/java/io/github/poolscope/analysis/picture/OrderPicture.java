package io.github.poolscope.analysis.picture;

import io.github.poolscope.analysis.HeadOfLine;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The three orders of a run side by side: submitted, completed, delivered.
 *
 * @param count how many taskels the run has in all
 * @param completed by taskel: its place in the order of completion, or −1
 * @param delivered by taskel: its place in the order of delivery, or −1
 * @param step every how many taskels one is drawn: 1, or more where there are too many for single points
 * @param sentence what the picture shows, in words
 */
@SuppressWarnings("ArrayRecordComponent") // A picture is made once, drawn and dropped; nobody compares it.
public record OrderPicture(int count, int[] completed, int[] delivered, int step, String sentence) {
    /** Up to so many taskels get a circle each, with curves between the columns; more become a scatter of points. */
    public static final int MOST_CIRCLES = 36;

    private static final int MOST_POINTS = 4_000;

    /** One pass over the taskels. */
    public static OrderPicture of(RunHeader header, Trace trace) {
        Taskels taskels = trace.taskels();
        int count = Math.max(header.items(), taskels.count());
        int[] completed = ranks(count, taskels.completedCount(), taskels::completedAt);
        int[] delivered = ranks(count, taskels.deliveredCount(), taskels::deliveredAt);
        int step = (count + MOST_POINTS - 1) / MOST_POINTS;
        return new OrderPicture(count, completed, delivered, Math.max(1, step), sentence(header, trace));
    }

    /** Whether single circles are drawn. */
    public boolean isSmall() {
        return count <= MOST_CIRCLES;
    }

    private static int[] ranks(int count, int known, IntUnaryOperator order) {
        int[] ranks = new int[count];
        Arrays.fill(ranks, Trace.NONE);
        for (int rank = 0; rank < known; rank++) {
            int index = order.applyAsInt(rank);
            if (index >= 0 && index < count) {
                ranks[index] = rank;
            }
        }
        return ranks;
    }

    private static String sentence(RunHeader header, Trace trace) {
        int completed = trace.taskels().completedCount();
        if (completed == 0) {
            return "";
        }
        if (!header.plan().mode().ordered()) {
            return "unordered: results are delivered as they complete";
        }
        if (header.plan().mode() == Mode.APPLY) {
            return "one by one: each result is delivered before the next call";
        }
        if (!header.plan().mode().lazy() && header.plan().mode() != Mode.APPLY_ASYNC) {
            return "ordered: all results are delivered together, at the end";
        }
        int held = HeadOfLine.of(trace, true).held();
        return "ordered: " + Units.count(held) + " of " + Units.count(completed)
                + " finished results had to wait for an earlier one";
    }
}
