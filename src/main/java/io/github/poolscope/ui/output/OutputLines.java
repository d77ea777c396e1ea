package io.github.poolscope.ui.output;

import io.github.poolscope.trace.Output;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a trace's output that hold a text, as an observable list of their numbers: no line is copied. FX thread
 * only.
 */
final class OutputLines extends ObservableListBase<Integer> {
    private @Nullable Output output;
    private String wanted = "";
    private int[] numbers = new int[64];
    private int size;
    /** How many lines of the output were looked at. */
    private int seen;

    /** Shows the lines of another run, or none. */
    void watch(@Nullable Output other) {
        output = other;
        startAgain();
    }

    /** From now on those lines only that hold the text, in any case, or that the process of that number printed. */
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
        boolean unused = grow();
    }

    /** Takes in what was printed since; returns whether that was anything. */
    boolean grow() {
        Output now = output;
        int count = now == null ? 0 : now.count();
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
