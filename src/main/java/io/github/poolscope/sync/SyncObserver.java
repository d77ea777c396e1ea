package io.github.poolscope.sync;

/**
 * Observes the processes and primitives that this process has created, whichever process uses them. See {@link
 * #install}.
 */
@FunctionalInterface
public interface SyncObserver {
    /**
     * Called for each event. Events of one object are reported one after another in the order in which they happened;
     * events of several objects may be reported on several threads at once.
     *
     * <p>The process that uses the object waits meanwhile, so this must return quickly and must not use a primitive.
     * Exceptions are ignored.
     */
    void happened(SyncEvent event);

    /** The installation of an observer, until it is closed. */
    interface Installed extends AutoCloseable {
        /** Removes the observer. */
        @Override
        void close();
    }

    /** Installs an observer in addition to those installed before. */
    static Installed install(SyncObserver observer) {
        return SyncObservers.add(observer);
    }
}
