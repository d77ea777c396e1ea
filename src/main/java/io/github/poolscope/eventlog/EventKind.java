package io.github.poolscope.eventlog;

import org.jspecify.annotations.Nullable;

/** The kinds of events; {@code event-log.md} says what the fields of each mean. */
public enum EventKind {
    HELLO(1),
    TEXT(2),
    NOTE(3),
    OUTPUT(4),
    PROCESS_ASKED(8),
    PROCESS_STARTED(9),
    PROCESS_BEGAN(10),
    PROCESS_ENDED(11),
    PROCESS_EXITED(12),
    SIGNALLED(13),
    WORKER_READY(14),
    WORKER_ENDED(15),
    POOL(16),
    POOL_STATE(17),
    POOL_READY(18),
    CALL(20),
    CALL_COUNTED(21),
    SUBMITTED(22),
    QUEUED(23),
    NOT_SENT(24),
    TAKEN(25),
    ENDED(26),
    FAILED(27),
    RECEIVED(28),
    DELIVERED(29),
    CANCELLED(30),
    CALLBACK_BEGAN(31),
    CALLBACK_ENDED(32),
    TASKELS(33),
    NUMBERS(34),
    VALUES(35),
    BLOCKED(40),
    RETURNED(41),
    SYNC_MADE(44),
    SYNC(45);

    private static final @Nullable EventKind[] BY_CODE = new @Nullable EventKind[128];

    static {
        for (EventKind kind : values()) {
            BY_CODE[kind.code] = kind;
        }
    }

    private final int code;

    EventKind(int code) {
        this.code = code;
    }

    /** Returns the number of the kind in the log. */
    public int code() {
        return code;
    }

    /** Returns the kind with a number; null if there is none, as in a log of a later version. */
    public static @Nullable EventKind of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
