package io.github.poolscope.ui.output;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.trace.Output;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a trace's output that contain a text, as an observable list of line numbers: no line is copied. Lines are
 * searched some thousands at a time, so that a hundred thousand of them do not hold up a frame. FX thread only.
 */
final class OutputLines extends ObservableListBase<Integer> {
    /** How many lines are searched in a step, which takes some milliseconds. */
    static final int STEP = 8_000;

    private @Nullable Output output;
    private String wanted = "";
    private int[] numbers = new int[64];
    private int size;
    /** The number of output lines examined so far. */
    private int seen;

    /** Shows the lines of another run, or none. */
    void watch(@Nullable Output other) {
        output = other;
        startAgain();
    }

    /**
     * Shows only the lines that contain the text, ignoring case, or that were printed by the process with that number.
     */
    void find(String text) {
        wanted = text.strip().toLowerCase(Locale.ROOT);
        startAgain();
    }

    private void startAgain() {
        beginChange();
        int before = size;
        size = 0;
        seen = 0;
        if (before > 0) {
            nextReplace(0, 0, Collections.nCopies(before, 0));
        }
        endChange();
        grow();
    }

    /** Returns how many lines there are, wanted or not. */
    int known() {
        Output now = output;
        return now == null ? 0 : now.count();
    }

    /** Returns how many lines were examined so far. */
    int seen() {
        return seen;
    }

    /** Examines the next lines; returns whether there were any to add. */
    @CanIgnoreReturnValue
    boolean grow() {
        Output now = output;
        int count = wanted.isEmpty() ? known() : Math.min(known(), seen + STEP);
        if (now == null || count == seen) {
            return false;
        }
        beginChange();
        int before = size;
        for (; seen < count; seen++) {
            if (isWanted(now, seen)) {
                add(seen);
            }
        }
        if (size > before) {
            nextAdd(before, size);
        }
        endChange();
        return size > before;
    }

    private boolean isWanted(Output from, int line) {
        return wanted.isEmpty()
                || from.text(line).toLowerCase(Locale.ROOT).contains(wanted)
                || Long.toString(from.pid(line)).equals(wanted);
    }

    private void add(int line) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = line;
    }

    @Override
    public Integer get(int index) {
        return numbers[index];
    }

    @Override
    public int size() {
        return size;
    }
}
