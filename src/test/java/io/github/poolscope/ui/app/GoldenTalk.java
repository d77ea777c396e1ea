package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.TalkRuns;
import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.workload.Preparation;
import java.nio.file.Path;
import java.util.OptionalInt;

/** A fixed run of processes with all kinds of primitives, for pictures. Times are in milliseconds. */
final class GoldenTalk {
    private static final long MILLI = TalkRuns.MILLI;
    private static final long MAIN = 41_207;
    private static final long PRODUCER = 41_233;
    private static final long CONSUMER = 41_234;
    private static final long LOGGER = 41_236;

    private final TalkRuns run = new TalkRuns();
    private final int queue;
    private final int lock;
    private final int permits;
    private final int pipe;
    private final int go;
    private final int meet;

    private GoldenTalk() {
        queue = run.primitive(SyncKind.QUEUE, "queue", 3);
        lock = run.primitive(SyncKind.LOCK, "lock", Trace.NONE);
        permits = run.primitive(SyncKind.BOUNDED_SEMAPHORE, "permits", 2);
        pipe = run.primitive(SyncKind.CONNECTION, "pipe", Trace.NONE);
        go = run.primitive(SyncKind.EVENT, "go", Trace.NONE);
        meet = run.primitive(SyncKind.BARRIER, "meet", 3);
    }

    /** Returns the run, finished and reopened. */
    static Recording saved() {
        GoldenTalk made = new GoldenTalk();
        made.play();
        Plan plan = PlanJson.read("{\"script\": \"queue-producer-consumer\", \"processes\": 3, \"items\": 3,"
                + " \"mode\": \"apply_async\", \"startMethod\": \"forkserver\"}");
        RunHeader header = new RunHeader(plan, Preparation.program(plan), 3, 3, 1, OptionalInt.of(2));
        return new SavedRun(header, made.run.trace(), Path.of("2026-11-20T19-40-02.poolscope"));
    }

    private void play() {
        int producer = run.process("producer", PRODUCER, 60);
        int consumer = run.process("consumer", CONSUMER, 90);
        int logger = run.process("logger", LOGGER, 120);
        int join = run.recorder().blocked(CallKind.JOIN, 22, producer, 130 * MILLI);
        run.waits(200, go, PRODUCER, Awaited.ITS_TURN);
        run.waits(210, go, CONSUMER, Awaited.ITS_TURN);
        run.waits(220, go, LOGGER, Awaited.ITS_TURN);
        run.event(500, go, SyncAction.SET, MAIN, 0);
        run.waits(510, queue, CONSUMER, Awaited.ITS_TURN);
        fill();
        drain();
        critical();
        messages();
        rendezvous();
        run.ends(producer, 4_600, 0);
        run.recorder().unblocked(join, 4_602 * MILLI);
        run.recorder().delivered(producer, 1, 4_602 * MILLI);
        run.ends(logger, 4_700, -9);
        run.ends(consumer, 5_000, 0);
        run.recorder().delivered(consumer, 1, 5_001 * MILLI);
        run.recorder().state(RunState.COMPLETED, null, 5_060 * MILLI);
    }

    private void fill() {
        run.event(700, queue, SyncAction.PUT, PRODUCER, 1);
        run.event(701, queue, SyncAction.GOT, CONSUMER, 0);
        run.event(900, queue, SyncAction.PUT, PRODUCER, 1);
        run.event(1_100, queue, SyncAction.PUT, PRODUCER, 2);
        run.event(1_300, queue, SyncAction.PUT, PRODUCER, 3);
        run.waits(1_500, queue, PRODUCER, Awaited.ROOM);
    }

    private void drain() {
        run.event(1_700, queue, SyncAction.GOT, CONSUMER, 2);
        run.event(1_700, queue, SyncAction.PUT, PRODUCER, 3);
        run.event(2_000, queue, SyncAction.GOT, CONSUMER, 2);
        run.event(2_300, queue, SyncAction.GOT, CONSUMER, 1);
        run.event(2_600, queue, SyncAction.GOT, CONSUMER, 0);
    }

    private void critical() {
        run.event(2_650, lock, SyncAction.ACQUIRED, CONSUMER, 1);
        run.waits(2_700, lock, PRODUCER, Awaited.ITS_TURN);
        run.waits(2_800, lock, LOGGER, Awaited.ITS_TURN);
        run.event(3_000, lock, SyncAction.RELEASED, CONSUMER, 0);
        run.event(3_000, lock, SyncAction.ACQUIRED, PRODUCER, 1);
        run.event(3_100, permits, SyncAction.ACQUIRED, CONSUMER, 1);
        run.event(3_250, permits, SyncAction.ACQUIRED, PRODUCER, 0);
        run.event(3_300, lock, SyncAction.RELEASED, PRODUCER, 0);
        run.event(3_300, lock, SyncAction.ACQUIRED, LOGGER, 1);
        run.event(3_450, permits, SyncAction.RELEASED, CONSUMER, 1);
        run.event(3_600, permits, SyncAction.RELEASED, PRODUCER, 2);
    }

    private void messages() {
        for (int i = 0; i < 4; i++) {
            run.event(1_000 + 500L * i, pipe, SyncAction.SENT, MAIN, 120L << i);
            run.event(1_040 + 500L * i, pipe, SyncAction.RECEIVED, LOGGER, 120L << i);
        }
        run.fate(2_900, pipe, SyncAction.CLOSED, MAIN, 0);
    }

    private void rendezvous() {
        run.event(3_700, meet, SyncAction.ARRIVED, CONSUMER, 0);
        run.waits(3_700, meet, CONSUMER, Awaited.ITS_TURN);
        run.event(3_900, meet, SyncAction.ARRIVED, PRODUCER, 1);
        run.waits(3_900, meet, PRODUCER, Awaited.ITS_TURN);
        run.event(4_200, meet, SyncAction.ARRIVED, MAIN, 2);
        run.event(4_200, meet, SyncAction.PASSED, MAIN, 3);
        run.fate(4_699, lock, SyncAction.ABANDONED, LOGGER, 1);
    }
}
