package io.github.poolscope.sync;

/**
 * A thread's request to a primitive.
 *
 * @param thread its number within its process
 * @param mayWait whether it waits if the operation can't be done at once
 * @param amount a number whose meaning depends on the operation, as that of {@code body} does
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are never compared.
record Request(Operation operation, long thread, boolean mayWait, long amount, byte[] body) {
    private static final byte[] NOTHING = {};

    static Request of(Operation operation, boolean mayWait, long amount) {
        return new Request(operation, Thread.currentThread().getId(), mayWait, amount, NOTHING);
    }

    static Request of(Operation operation, boolean mayWait, byte[] body) {
        return new Request(operation, Thread.currentThread().getId(), mayWait, 0, body);
    }
}
