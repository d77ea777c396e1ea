package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncAction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The installed observers of this process. */
final class SyncObservers {
    private static final List<Told> ALL = new CopyOnWriteArrayList<>();

    private SyncObservers() {}

    /** One installation; the same observer may be installed several times. */
    private static final class Told implements SyncObserver.Installed {
        private final SyncObserver observer;

        Told(SyncObserver observer) {
            this.observer = observer;
        }

        @Override
        public void close() {
            ALL.remove(this);
        }
    }

    static SyncObserver.Installed add(SyncObserver observer) {
        Told told = new Told(observer);
        ALL.add(told);
        return told;
    }

    static void tell(SyncObject object, SyncAction action, long pid, long thread, long amount) {
        if (ALL.isEmpty()) {
            return;
        }
        SyncEvent event = new SyncEvent(System.nanoTime(), pid, thread, object, action, amount);
        for (Told told : ALL) {
            try {
                told.observer.happened(event);
            } catch (Throwable e) {
                // An observer's error must affect neither the program nor the waiting threads.
            }
        }
    }
}
