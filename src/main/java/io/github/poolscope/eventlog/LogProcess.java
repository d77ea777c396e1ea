package io.github.poolscope.eventlog;

import java.util.ArrayList;
import java.util.List;

/** A process that has written into a log. Belongs to the thread that uses the {@link LogReader}. */
public final class LogProcess {
    private final TextStore texts;
    private final int number;
    private final long pid;
    /** Sentences of the reader's own about this process, which have the numbers -1, -2, … */
    private final List<String> ownTexts = new ArrayList<>(0);

    private long parentPid;
    private String runtime = "";
    private long wallClockNanos;
    private long lost;

    LogProcess(TextStore texts, int number, long pid) {
        this.texts = texts;
        this.number = number;
        this.pid = pid;
    }

    public long pid() {
        return pid;
    }

    /** Returns the PID of the process that was its parent when it began to write; 0 if unknown. */
    public long parentPid() {
        return parentPid;
    }

    /** Returns its language and version, such as {@code python 3.11.7}; empty if unknown. */
    public String runtime() {
        return runtime;
    }

    /** Returns when it began to write, in nanoseconds since 1970; 0 if unknown. */
    public long wallClockNanos() {
        return wallClockNanos;
    }

    /**
     * Returns a text by its number; empty if it has none with that number.
     *
     * <p>Texts that were not used for long are dropped if there are very many: ask for those of an event when it has
     * been read, or a few seconds later.
     */
    public String text(long textNumber) {
        return textNumber < 0 && textNumber >= -ownTexts.size()
                ? ownTexts.get((int) -textNumber - 1)
                : texts.get(number, textNumber);
    }

    /** Adds a sentence of the reader; returns its number. */
    long add(String sentence) {
        int known = ownTexts.indexOf(sentence);
        if (known < 0) {
            ownTexts.add(sentence);
            known = ownTexts.size() - 1;
        }
        return -1L - known;
    }

    void add(int text, int at, int length, byte[] piece) {
        texts.add(number, text, at, length, piece);
    }

    void hello(Slot slot) {
        if (wallClockNanos == 0) {
            parentPid = slot.b() & 0xFFFFFFFFL;
            runtime = slot.text();
            wallClockNanos = slot.d();
        }
        lost = Math.max(lost, slot.e());
    }

    /** Returns how many events it had not written when it last told. */
    long lost() {
        return lost;
    }

    @Override
    public String toString() {
        return pid + " (" + runtime + ")";
    }
}
