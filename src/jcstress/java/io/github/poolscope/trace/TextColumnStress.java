package io.github.poolscope.trace;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** A reader of a column of texts finds the text that it asks for, or, once that is forgotten, the empty one. */
public class TextColumnStress {
    private static final String LONG_TEXT = "x".repeat(TextColumn.MAX_BYTES - 8);

    private TextColumnStress() {}

    private static TextColumn column() {
        return new TextColumn(new MemoryUse(new AtomicLong()));
    }

    /** Texts are appended and counted. */
    @JCStressTest
    @State
    @Description("Texts are appended while the last one that is counted is read: it is whole.")
    @Outcome(id = "0, null", expect = ACCEPTABLE, desc = "Nothing is counted yet.")
    @Outcome(id = "1, one", expect = ACCEPTABLE, desc = "One text.")
    @Outcome(id = "2, second", expect = ACCEPTABLE, desc = "Two texts.")
    @Outcome(expect = FORBIDDEN, desc = "A text that is counted and not whole.")
    public static class CountedTextIsWhole {
        private final TextColumn column = column();

        @Actor
        public void writer() {
            int unused = column.append("one");
            unused = column.append("second");
        }

        @Actor
        public void reader(IL_Result result) {
            result.r1 = column.count();
            result.r2 = result.r1 == 0 ? null : column.get(result.r1 - 1);
        }
    }

    /** A page of bytes is full. */
    @JCStressTest
    @State
    @Description(
            "A text needs a new page of bytes, which replaces the list of pages, while texts of both pages are read.")
    @Outcome(id = "9, first", expect = ACCEPTABLE, desc = "A text of the first page.")
    @Outcome(id = "10, last", expect = ACCEPTABLE, desc = "The text of the new page.")
    @Outcome(expect = FORBIDDEN, desc = "A text that is counted and not whole.")
    public static class PageIsAdded {
        private final TextColumn column = column();

        public PageIsAdded() {
            int unused = column.append("first");
            for (int i = 0; i < 8; i++) {
                unused = column.append(LONG_TEXT);
            }
        }

        @Actor
        public void writer() {
            int unused = column.append("last" + LONG_TEXT.substring(0, 100));
        }

        @Actor
        public void reader(IL_Result result) {
            result.r1 = column.count();
            String text = column.get(result.r1 == 10 ? 9 : 0);
            result.r2 = text.length() == 104 ? text.substring(0, 4) : text;
        }
    }

    /** The page of bytes of a text is given back. */
    @JCStressTest
    @State
    @Description("All texts of a page are forgotten while one of them is read.")
    @Outcome(id = "whole", expect = ACCEPTABLE, desc = "The text.")
    @Outcome(id = "empty", expect = ACCEPTABLE, desc = "The text is forgotten.")
    @Outcome(expect = FORBIDDEN, desc = "Something else than that text.")
    public static class PageIsGivenBack {
        private final TextColumn column = column();

        public PageIsGivenBack() {
            for (int i = 0; i < 9; i++) {
                int unused = column.append(LONG_TEXT);
            }
            for (int i = 0; i < 7; i++) {
                column.forget(i);
            }
        }

        @Actor
        public void writer() {
            column.forget(7);
        }

        @Actor
        public void reader(L_Result result) {
            String text = column.get(3);
            result.r1 = text.equals(LONG_TEXT) ? "whole" : text.isEmpty() ? "empty" : "other";
        }
    }

    /** The places of a group of texts are given back, while the page of bytes holds later texts too. */
    @JCStressTest
    @State
    @Description(
            "The last text of a group is forgotten, and with it the places of the whole group, while another one of the "
                    + "group is read.")
    @Outcome(id = "last", expect = ACCEPTABLE, desc = "The text.")
    @Outcome(id = "empty", expect = ACCEPTABLE, desc = "The text is forgotten.")
    @Outcome(expect = FORBIDDEN, desc = "Another text in its place.")
    public static class GroupIsGivenBack {
        private static final int GROUP = 4096;
        private static final int LOOKS = 1000;

        private final TextColumn column = column();

        public GroupIsGivenBack() {
            for (int i = 0; i < GROUP; i++) {
                int unused = column.append(i == GROUP - 1 ? "last" : "text");
            }
            for (int i = 0; i < GROUP - 1; i++) {
                column.forget(i);
            }
        }

        @Actor
        public void writer() {
            column.forget(GROUP - 1);
        }

        @Actor
        public void reader(L_Result result) {
            String text = column.get(GROUP - 1);
            for (int i = 0; i < LOOKS && text.equals("last"); i++) {
                text = column.get(GROUP - 1);
            }
            result.r1 = text.isEmpty() ? "empty" : text;
        }
    }
}
