package io.github.poolscope.ui.fx;

import io.github.poolscope.trace.Trace;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** What is selected in all views at once: a taskel, a worker, something that happened to a primitive, or nothing. FX thread only. */
public final class Selection {
    private final ReadOnlyIntegerWrapper taskel = new ReadOnlyIntegerWrapper(Trace.NONE);
    private final ReadOnlyIntegerWrapper worker = new ReadOnlyIntegerWrapper(Trace.NONE);

    private final ReadOnlyIntegerWrapper event = new ReadOnlyIntegerWrapper(Trace.NONE);

    private final ReadOnlyLongWrapper instant = new ReadOnlyLongWrapper(Trace.NEVER);

    /** The instant that is pointed at in one of the views, or {@link Trace#NEVER}. */
    public ReadOnlyLongProperty instantProperty() {
        return instant.getReadOnlyProperty();
    }

    public long instant() {
        return instant.get();
    }

    public void pointAt(long time) {
        instant.set(time);
    }

    /** The selected taskel's index, or {@link Trace#NONE}. */
    public ReadOnlyIntegerProperty taskelProperty() {
        return taskel.getReadOnlyProperty();
    }

    /** The selected worker's number in the trace, or {@link Trace#NONE}. */
    public ReadOnlyIntegerProperty workerProperty() {
        return worker.getReadOnlyProperty();
    }

    /** What happened to a primitive, by its number in {@link Trace#syncEvents}, or {@link Trace#NONE}. */
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

    /** Selects nothing; false if nothing was selected. */
    public boolean clear() {
        boolean any = event() != Trace.NONE || taskel() != Trace.NONE || worker() != Trace.NONE;
        event.set(Trace.NONE);
        taskel.set(Trace.NONE);
        worker.set(Trace.NONE);
        return any;
    }
}
