package io.github.poolscope.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of events; {@code event-log.md} says what the fields of each mean. Those of a program that records as a
 * whole begin with {@code RUN}.
 */
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
    SYNC(45),
    RUN_PROGRAM(64),
    RUN_POOL(65),
    RUN_CALL(66),
    RUN_ALL_SUBMITTED(67),
    RUN_SUBMITTED(68),
    RUN_TASKS(69),
    RUN_DISPATCHED(70),
    RUN_STARTED(71),
    RUN_ENDED(72),
    RUN_COMPLETED(73),
    RUN_RETURNED(74),
    RUN_DROPPED(75),
    RUN_FAILED(76),
    RUN_DELIVERED(77),
    RUN_CALLBACK_BEGAN(78),
    RUN_CALLBACK_ENDED(79),
    RUN_WORKER(80),
    RUN_WORKER_BORN(81),
    RUN_WORKER_READY(82),
    RUN_WORKER_CLOCK(83),
    RUN_WORKER_EXITED(84),
    RUN_RETRIED(85),
    RUN_NOTED(86),
    RUN_PRINTED(87),
    RUN_BLOCKED(88),
    RUN_UNBLOCKED(89),
    RUN_SYNC_MADE(90),
    RUN_SYNC(91),
    RUN_ITEMS(92);

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

    /** Returns whether it is written by a program that records as a whole: the others tell what one process observes. */
    public boolean isOfWholeProgram() {
        return code >= RUN_PROGRAM.code;
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
