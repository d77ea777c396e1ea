package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import org.jspecify.annotations.Nullable;

/**
 * The two ends of a pipe between processes, as returned by Python's {@code Pipe()}.
 *
 * @param <T> a message; may be null
 * @param first reads, and also writes if the pipe is duplex
 * @param second writes, and also reads if the pipe is duplex
 */
public record Pipe<T extends @Nullable Object>(Connection<T> first, Connection<T> second) {
    /** Creates a pipe whose ends both read and write. */
    public static <T extends @Nullable Object> Pipe<T> duplex() {
        return of(SyncObject.next(SyncKind.CONNECTION), true);
    }

    /** Creates a named pipe whose ends both read and write. */
    public static <T extends @Nullable Object> Pipe<T> duplex(String name) {
        return of(SyncObject.next(SyncKind.CONNECTION, name), true);
    }

    /** Creates a pipe whose first end is read-only, and whose second end is write-only. */
    public static <T extends @Nullable Object> Pipe<T> oneWay() {
        return of(SyncObject.next(SyncKind.CONNECTION), false);
    }

    /** Creates a named pipe whose first end is read-only, and whose second end is write-only. */
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
