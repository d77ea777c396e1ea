package io.github.poolscope.ui.fx;

import io.github.poolscope.trace.Trace;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** What is selected in all views at once: a taskel, a worker, or nothing. FX thread only. */
public final class Selection {
    private final ReadOnlyIntegerWrapper taskel = new ReadOnlyIntegerWrapper(Trace.NONE);
    private final ReadOnlyIntegerWrapper worker = new ReadOnlyIntegerWrapper(Trace.NONE);

    /** The selected taskel's index, or {@link Trace#NONE}. */
    public ReadOnlyIntegerProperty taskelProperty() {
        return taskel.getReadOnlyProperty();
    }

    /** The selected worker's number in the trace, or {@link Trace#NONE}. */
    public ReadOnlyIntegerProperty workerProperty() {
        return worker.getReadOnlyProperty();
    }

    public int taskel() {
        return taskel.get();
    }

    public int worker() {
        return worker.get();
    }

    public void selectTaskel(int index) {
        worker.set(Trace.NONE);
        taskel.set(index);
    }

    public void selectWorker(int number) {
        taskel.set(Trace.NONE);
        worker.set(number);
    }

    public void clear() {
        taskel.set(Trace.NONE);
        worker.set(Trace.NONE);
    }
}
