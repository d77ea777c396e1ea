package io.github.poolscope.sync;

/**
 * Is told what happens to the processes and primitives that this process has made, whichever process does it. See
 * {@link #install}.
 */
@FunctionalInterface
public interface SyncObserver {
    /**
     * Something happened. Of one object, events come one after another and in the order in which they happened; of several
     * objects, they come on several threads at once.
     *
     * <p>The one who uses the object waits meanwhile, so this returns quickly and uses no primitive. What it throws is
     * lost.
     */
    void happened(SyncEvent event);

    /** An observer's being told, until it is closed. */
    interface Installed extends AutoCloseable {
        /** The observer is told no more. */
        @Override
        void close();
    }

    /** From now on {@code observer} is told everything, beside those installed before. */
    static Installed install(SyncObserver observer) {
        return SyncObservers.add(observer);
    }
}
