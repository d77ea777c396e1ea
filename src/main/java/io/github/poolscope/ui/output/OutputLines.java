package io.github.poolscope.ui.output;

import io.github.poolscope.trace.Output;
import java.util.Collections;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/** The lines of a trace's output as an observable list of their numbers: nothing is copied. FX thread only. */
final class OutputLines extends ObservableListBase<Integer> {
    private @Nullable Output output;
    private int size;

    /** Shows the lines of another run, or none. */
    void watch(@Nullable Output other) {
        beginChange();
        int before = size;
        size = 0;
        if (before > 0) {
            nextReplace(0, 0, Collections.nCopies(before, 0));
        }
        output = other;
        endChange();
        grow();
    }

    /** Takes in what was printed since; answers whether that was anything. */
    boolean grow() {
        Output now = output;
        int count = now == null ? 0 : now.count();
        if (count == size) {
            return false;
        }
        beginChange();
        int before = size;
        size = count;
        nextAdd(before, count);
        endChange();
        return true;
    }

    @Override
    public Integer get(int index) {
        return index;
    }

    @Override
    public int size() {
        return size;
    }
}
