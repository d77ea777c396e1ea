package io.github.poolscope.ui.fx;

import io.github.poolscope.trace.Trace;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** What is selected in all views: a taskel, a worker, an event of a primitive, or nothing. FX thread only. */
public final class Selection {
    private final ReadOnlyIntegerWrapper taskel = new ReadOnlyIntegerWrapper(Trace.NONE);
    private final ReadOnlyIntegerWrapper worker = new ReadOnlyIntegerWrapper(Trace.NONE);

    private final ReadOnlyIntegerWrapper event = new ReadOnlyIntegerWrapper(Trace.NONE);

    private final ReadOnlyLongWrapper instant = new ReadOnlyLongWrapper(Trace.NEVER);

    /** Returns the instant under the pointer in any of the views, or {@link Trace#NEVER}. */
    public ReadOnlyLongProperty instantProperty() {
        return instant.getReadOnlyProperty();
    }

    public long instant() {
        return instant.get();
    }

    public void pointAt(long time) {
        instant.set(time);
    }

    /** Returns the selected taskel's index, or {@link Trace#NONE}. */
    public ReadOnlyIntegerProperty taskelProperty() {
        return taskel.getReadOnlyProperty();
    }

    /** Returns the selected worker's number in the trace, or {@link Trace#NONE}. */
    public ReadOnlyIntegerProperty workerProperty() {
        return worker.getReadOnlyProperty();
    }

    /** Returns the selected event of a primitive, as its number in {@link Trace#syncEvents}, or {@link Trace#NONE}. */
    public ReadOnlyIntegerProperty eventProperty() {
        return event.getReadOnlyProperty();
    }

    public int event() {
        return event.get();
    }

    public int taskel() {
        return taskel.get();
    }

    public int worker() {
        return worker.get();
    }

    public void selectTaskel(int index) {
        event.set(Trace.NONE);
        worker.set(Trace.NONE);
        taskel.set(index);
    }

    public void selectWorker(int number) {
        event.set(Trace.NONE);
        taskel.set(Trace.NONE);
        worker.set(number);
    }

    public void selectEvent(int number) {
        taskel.set(Trace.NONE);
        worker.set(Trace.NONE);
        event.set(number);
    }

    /** Clears the selection; returns false if nothing was selected. */
    public boolean clear() {
        boolean any = event() != Trace.NONE || taskel() != Trace.NONE || worker() != Trace.NONE;
        event.set(Trace.NONE);
        taskel.set(Trace.NONE);
        worker.set(Trace.NONE);
        return any;
    }
}
