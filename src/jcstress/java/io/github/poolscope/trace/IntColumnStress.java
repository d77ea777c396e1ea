package io.github.poolscope.trace;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** A reader of a column of ints needs no lock, whatever its writer does to the pages. */
public class IntColumnStress {
    private static final int BLANK = -1;
    private static final int PAGE = 4096;

    private IntColumnStress() {}

    private static IntColumn column() {
        return new IntColumn(BLANK, new MemoryUse(new AtomicLong()));
    }

    /** As all parts of a trace are written and read: the cells, then the count. */
    @JCStressTest
    @State
    @Description("Cells are written one by one, and counted after that: the last one that is counted is there.")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nothing is counted yet.")
    @Outcome(id = "1, 10", expect = ACCEPTABLE, desc = "One cell.")
    @Outcome(id = "2, 20", expect = ACCEPTABLE, desc = "Two cells.")
    @Outcome(expect = FORBIDDEN, desc = "A cell that is counted and not there.")
    public static class CountedCellIsThere {
        private final IntColumn column = column();
        private volatile int count;

        @Actor
        public void writer() {
            column.set(0, 10);
            count = 1;
            column.set(1, 20);
            count = 2;
        }

        @Actor
        public void reader(II_Result result) {
            result.r1 = count;
            result.r2 = result.r1 == 0 ? 0 : column.get(result.r1 - 1);
        }
    }

    /** An even page grows by one number alone. */
    @JCStressTest
    @State
    @Description(
            "An even page is begun, filled on and replaced by a whole one: each cell that is counted has its value.")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nothing is counted yet.")
    @Outcome(id = "2, 103", expect = ACCEPTABLE, desc = "The first fill.")
    @Outcome(id = "4, 109", expect = ACCEPTABLE, desc = "The second fill, of the same even page.")
    @Outcome(id = "6, 50", expect = ACCEPTABLE, desc = "The third fill, which made a whole page of it.")
    @Outcome(expect = FORBIDDEN, desc = "A cell that is counted and not there.")
    public static class EvenFills {
        private final IntColumn column = column();
        private volatile int count;

        @Actor
        public void writer() {
            column.fill(0, 2, 100, 3);
            count = 2;
            column.fill(2, 2, 106, 3);
            count = 4;
            column.fill(4, 2, 50, 0);
            count = 6;
        }

        @Actor
        public void reader(II_Result result) {
            result.r1 = count;
            result.r2 = result.r1 == 0 ? 0 : column.get(result.r1 - 1);
        }
    }

    /** What was there stays there. */
    @JCStressTest
    @State
    @Description(
            "A cell of an even page is set to something else, which makes a whole page of it, while its neighbours are "
                    + "read: they never change.")
    @Outcome(id = "10, 11, 12", expect = ACCEPTABLE, desc = "Before.")
    @Outcome(id = "10, 99, 12", expect = ACCEPTABLE, desc = "After.")
    @Outcome(expect = FORBIDDEN, desc = "A cell has lost its value.")
    public static class EvenPageBecomesWhole {
        private final IntColumn column = column();

        public EvenPageBecomesWhole() {
            column.fill(0, 3, 10, 1);
        }

        @Actor
        public void writer() {
            column.set(1, 99);
        }

        @Actor
        public void reader(III_Result result) {
            result.r3 = column.get(2);
            result.r2 = column.get(1);
            result.r1 = column.get(0);
        }
    }

    /** The list of pages is replaced. */
    @JCStressTest
    @State
    @Description(
            "The column grows by pages while its first page is read: that stays, and the new pages are blank until they "
                    + "are filled.")
    @Outcome(id = "10, -1", expect = ACCEPTABLE, desc = "Before.")
    @Outcome(id = "10, 7", expect = ACCEPTABLE, desc = "After.")
    @Outcome(expect = FORBIDDEN, desc = "A value that was never written, or one that is lost.")
    public static class PagesAreAdded {
        private final IntColumn column = column();

        public PagesAreAdded() {
            column.fill(0, 1, 10, 0);
        }

        @Actor
        public void writer() {
            column.fill(PAGE, PAGE, 7, 0);
            column.fill(2 * PAGE, PAGE, 7, 0);
            column.fill(3 * PAGE, PAGE, 7, 0);
        }

        @Actor
        public void reader(II_Result result) {
            result.r2 = column.get(3 * PAGE);
            result.r1 = column.get(0);
        }
    }

    /** As all parts of a trace give up their oldest rows: first it is said, then done. */
    @JCStressTest
    @State
    @Description("The oldest page is given up while it is read: a reader that finds a blank cell can tell why.")
    @Outcome(id = "10, 0", expect = ACCEPTABLE, desc = "Before.")
    @Outcome(id = "10, 4096", expect = ACCEPTABLE, desc = "The cell was read before it went.")
    @Outcome(id = "-1, 4096", expect = ACCEPTABLE, desc = "After.")
    @Outcome(id = "-1, 0", expect = FORBIDDEN, desc = "The cell is gone, and it seems that it was never written.")
    public static class OldestPageIsGivenUp {
        private final IntColumn column = column();
        private volatile int first;

        public OldestPageIsGivenUp() {
            column.fill(0, 2 * PAGE, 10, 0);
        }

        @Actor
        public void writer() {
            first = PAGE;
            column.forgetBefore(PAGE);
        }

        @Actor
        public void reader(II_Result result) {
            result.r1 = column.get(PAGE - 1);
            result.r2 = first;
        }
    }

    /** A cell that says what another one means. */
    @JCStressTest
    @State
    @Description(
            "Two columns are written one after the other, and read without a count in the other order: a reader that finds the "
                    + "second written finds the first, as the exit code of a worker of which it is told when it exited.")
    @Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "Nothing yet.")
    @Outcome(id = "-1, 5", expect = ACCEPTABLE, desc = "The first one.")
    @Outcome(id = "8, 5", expect = ACCEPTABLE, desc = "Both.")
    @Outcome(id = "8, -1", expect = FORBIDDEN, desc = "The second without the first.")
    public static class ColumnFollowsColumn {
        private final IntColumn first = column();
        private final IntColumn second = column();

        public ColumnFollowsColumn() {
            first.set(1, BLANK);
            second.set(1, BLANK);
        }

        @Actor
        public void writer() {
            first.set(0, 5);
            second.set(0, 8);
        }

        @Actor
        public void reader(II_Result result) {
            result.r1 = second.get(0);
            result.r2 = first.get(0);
        }
    }
}
