package io.github.poolscope.sync;

import java.io.IOException;

/** What can be asked of a primitive. Their order is their number in a frame. */
enum Operation {
    /** Body: the item. Waits for room. */
    PUT,
    /** Waits for an item, which is the answer's body. */
    GET,
    /** How many items. */
    SIZE,
    IS_FULL,
    TASK_DONE,
    /** Waits until each item is done. */
    JOIN,

    /** Body: the message. Waits for room. */
    SEND,
    RECEIVE,
    /** Waits until there is a message, or will never be one. */
    POLL,
    /** This process has got the end. Amount: the travel's number. */
    ATTACH,
    /** This process has done with the end. */
    PART,
    /** The end is on its way to another process. Amount of the answer: the travel's number. */
    TRAVEL,
    /** The one to whom the end was on its way has got it, or will not get it any more. Amount: the travel's number. */
    ARRIVED,

    /** Waits for the lock, or for a permit. */
    ACQUIRE,
    RELEASE,
    /** The number of permits. */
    VALUE,
    /** The PID of the process that died with the lock, or 0. */
    ABANDONED_BY,

    /** Waits for a notice, then for the lock. */
    WAIT,
    /** Amount: how many to notify. */
    NOTIFY,

    SET,
    CLEAR,
    IS_SET,
    /** Waits until the event is set. */
    AWAIT,

    /** Waits for the other parties. Amount of the answer: the index, from 0, or {@link BarrierState#ACT}. */
    ARRIVE,
    /** The barrier's action was run. */
    ACTED,
    /** The barrier's action failed. */
    FAILED,
    ABORT,
    RESET,
    WAITING,
    IS_BROKEN;

    private static final Operation[] ALL = values();

    /** Whether its answer holds an item that is kept until it has arrived. */
    boolean yieldsItem() {
        return this == GET || this == RECEIVE;
    }

    static Operation numbered(int number) throws IOException {
        if (number < 0 || number >= ALL.length) {
            throw new IOException("operation of unknown number " + number);
        }
        return ALL[number];
    }
}
