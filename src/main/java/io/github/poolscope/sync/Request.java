package io.github.poolscope.sync;

/**
 * What a thread asks of a primitive.
 *
 * @param thread its number within its process
 * @param mayWait whether it waits where the operation can't be done at once
 * @param amount and {@code body}: what the operation says
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
record Request(Operation operation, long thread, boolean mayWait, long amount, byte[] body) {
    private static final byte[] NOTHING = {};

    static Request of(Operation operation, boolean mayWait, long amount) {
        return new Request(operation, Thread.currentThread().getId(), mayWait, amount, NOTHING);
    }

    static Request of(Operation operation, boolean mayWait, byte[] body) {
        return new Request(operation, Thread.currentThread().getId(), mayWait, 0, body);
    }
}
