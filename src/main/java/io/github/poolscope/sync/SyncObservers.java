package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The installed observers of this process. */
final class SyncObservers {
    private static final List<Installation> ALL = new CopyOnWriteArrayList<>();

    private SyncObservers() {}

    /** One installation; the same observer may be installed several times. */
    private static final class Installation implements SyncObserver.Installed {
        private final SyncObserver observer;

        Installation(SyncObserver observer) {
            this.observer = observer;
        }

        @Override
        public void close() {
            ALL.remove(this);
        }
    }

    static SyncObserver.Installed add(SyncObserver observer) {
        Installation told = new Installation(observer);
        ALL.add(told);
        return told;
    }

    static void tell(SyncObject object, SyncAction action, long pid, long thread, long amount) {
        if (ALL.isEmpty()) {
            return;
        }
        SyncEvent event = new SyncEvent(System.nanoTime(), pid, thread, object, action, amount);
        for (Installation told : ALL) {
            try {
                told.observer.happened(event);
            } catch (Throwable e) {
                // An observer's error must affect neither the program nor the waiting threads.
            }
        }
    }
}
