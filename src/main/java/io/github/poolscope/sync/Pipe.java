package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a pipe between processes, as Python's {@code Pipe()} returns them.
 *
 * @param <T> a message; may be null
 * @param first reads, and writes too if the pipe is duplex
 * @param second writes, and reads too if the pipe is duplex
 */
public record Pipe<T extends @Nullable Object>(Connection<T> first, Connection<T> second) {
    /** A pipe both ends of which read and write. */
    public static <T extends @Nullable Object> Pipe<T> duplex() {
        return of(SyncObject.next(SyncKind.CONNECTION), true);
    }

    /** A pipe of that name both ends of which read and write. */
    public static <T extends @Nullable Object> Pipe<T> duplex(String name) {
        return of(SyncObject.next(SyncKind.CONNECTION, name), true);
    }

    /** A pipe whose first end only reads, and whose second end only writes. */
    public static <T extends @Nullable Object> Pipe<T> oneWay() {
        return of(SyncObject.next(SyncKind.CONNECTION), false);
    }

    /** A pipe of that name whose first end only reads, and whose second end only writes. */
    public static <T extends @Nullable Object> Pipe<T> oneWay(String name) {
        return of(SyncObject.next(SyncKind.CONNECTION, name), false);
    }

    private static <T extends @Nullable Object> Pipe<T> of(SyncObject object, boolean duplex) {
        EndState end = EndState.pair(object);
        return new Pipe<>(
                new Connection<>(new LocalRoute(end), true, duplex),
                new Connection<>(new LocalRoute(end.other()), duplex, true));
    }
}
