package io.github.poolscope.sync;

import io.github.poolscope.trace.CallKind;
import java.io.IOException;

/** The operations of primitives. The ordinal is the number in a frame. */
enum Operation {
    /** Puts the item in the body; waits for room. */
    PUT,
    /** Waits for an item, which is the reply's body. */
    GET,
    /** Returns the number of items. */
    SIZE,
    IS_FULL,
    TASK_DONE,
    /** Waits until each item is done. */
    JOIN,

    /** Sends the message in the body; waits for room. */
    SEND,
    RECEIVE,
    /** Waits until there is a message, or will never be one. */
    POLL,
    /** This process has received the end. Amount: the number of the transfer. */
    ATTACH,
    /** This process has released the end. */
    PART,
    /** The end is being sent to another process. Amount of the reply: the number of the transfer. */
    TRAVEL,
    /** The end has arrived, or will not arrive any more. Amount: the number of the transfer. */
    ARRIVED,

    /** Waits for the lock, or for a permit. */
    ACQUIRE,
    RELEASE,
    /** Returns the number of permits. */
    VALUE,
    /** Returns the PID of the process that died with the lock, or 0. */
    ABANDONED_BY,

    /** Waits for a notification, then for the lock. */
    WAIT,
    /** Amount: how many waiting callers to notify. */
    NOTIFY,

    SET,
    CLEAR,
    IS_SET,
    /** Waits until the event is set. */
    AWAIT,

    /** Waits for the other parties. Amount of the reply: the index, from 0, or {@link BarrierState#ACT}. */
    ARRIVE,
    /** The barrier's action has run. */
    ACTED,
    /** The barrier's action failed. */
    FAILED,
    ABORT,
    RESET,
    WAITING,
    IS_BROKEN;

    private static final Operation[] ALL = values();

    /** Returns whether its reply contains an item that is kept until its arrival is confirmed. */
    boolean yieldsItem() {
        return this == GET || this == RECEIVE;
    }

    /** Returns the call of the program that waits in it. */
    CallKind call() {
        return switch (this) {
            case PUT, SEND -> CallKind.PUT;
            case GET, RECEIVE, POLL -> CallKind.RECEIVE;
            case ACQUIRE -> CallKind.ACQUIRE;
            case JOIN -> CallKind.JOIN;
            default -> CallKind.WAIT;
        };
    }

    static Operation numbered(int number) throws IOException {
        if (number < 0 || number >= ALL.length) {
            throw new IOException("operation of unknown number " + number);
        }
        return ALL[number];
    }
}
