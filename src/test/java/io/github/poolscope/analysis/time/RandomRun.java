package io.github.poolscope.analysis.time;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.BlockedCall;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A trace of random events in their order of time, of one to three pools, whose workers may die or be replaced. */
final class RandomRun {
    private static final CallMode[] MODES = CallMode.values();
    private static final ExitReason[] ENDS = {
        ExitReason.RETIRED, ExitReason.DIED, ExitReason.POOL_CLOSED, ExitReason.POOL_TERMINATED, ExitReason.SHRUNK
    };

    /** A little memory, so that the oldest taskels are summed up. */
    private static final long LITTLE = 400_000;

    private final Random random;
    private final TraceRecorder recorder;
    private final List<Slot> slots = new ArrayList<>();
    private final List<int[]> calls = new ArrayList<>();
    private long now;

    private static final class Slot {
        private final int pool;
        private final int number;
        private int worker = Trace.NONE;
        private boolean ready;
        private int running = Trace.NONE;
        private int endOfTask;
        private long began;

        Slot(int pool, int number) {
            this.pool = pool;
            this.number = number;
        }
    }

    private RandomRun(long seed, boolean shortened) {
        random = new Random(seed);
        Instant began = Instant.parse("2026-11-20T19:40:02Z");
        recorder = shortened ? TraceRecorder.readBack(began, 41207, LITTLE) : TraceRecorder.readBack(began, 41207);
    }

    static Trace of(long seed) {
        return new RandomRun(seed, false).make(400 + (int) (seed % 7) * 100);
    }

    /** Returns one whose first taskels are summed up. */
    static Trace shortened(long seed) {
        return new RandomRun(seed, true).make(60_000);
    }

    static RunHeader header(long seed) {
        return SampleRuns.header(seed % 2 == 0 ? "imap" : "map", 4, 2, 1);
    }

    private Trace make(int steps) {
        int pools = 1 + random.nextInt(3);
        boolean recordsPools = random.nextInt(4) > 0;
        for (int pool = 0; pool < pools; pool++) {
            int size = 1 + random.nextInt(4);
            now += random.nextInt(1_000);
            PoolKind kind = random.nextInt(4) == 0 ? PoolKind.PROCESS_EXECUTOR : PoolKind.PROCESS_POOL;
            int number = recordsPools
                    ? recorder.poolCreated(new PoolDescription(kind, "p" + pool, size, "spawn"), now)
                    : Trace.NONE;
            for (int slot = 0; slot < size; slot++) {
                slots.add(new Slot(number, slots.size()));
            }
        }
        for (int step = 0; step < steps; step++) {
            now += random.nextInt(10) == 0 ? random.nextInt(5_000) : random.nextInt(50);
            switch (random.nextInt(8)) {
                case 0 -> main();
                case 1 -> call();
                case 2 -> sample();
                case 3 -> callback();
                default -> slot(slots.get(random.nextInt(slots.size())));
            }
        }
        if (random.nextInt(5) > 0) {
            now += random.nextInt(5_000);
            recorder.state(RunState.COMPLETED, null, now);
        }
        return recorder.trace();
    }

    private void main() {
        CallKind kind = CallKind.values()[random.nextInt(CallKind.values().length)];
        int call = recorder.blocked(BlockedCall.ofMain(kind, 1, Trace.NONE), now);
        int inner = Trace.NONE;
        if (random.nextInt(3) == 0) {
            inner = recorder.blocked(CallKind.SLEEP, 2, Trace.NONE, now + 10);
        }
        if (random.nextInt(20) > 0) {
            if (inner != Trace.NONE) {
                recorder.unblocked(inner, now + 20);
            }
            recorder.unblocked(call, now + 20 + random.nextInt(100));
            now += 121;
        }
    }

    private void callback() {
        int callback = recorder.callbackBegan(0, now);
        if (random.nextInt(20) > 0) {
            recorder.callbackEnded(callback, now + random.nextInt(80));
        }
    }

    private void call() {
        CallMode mode = MODES[random.nextInt(MODES.length)];
        int chunk = 1 + random.nextInt(4);
        int count = random.nextBoolean() ? Trace.NONE : chunk * 3;
        int pool = slots.get(random.nextInt(slots.size())).pool;
        int call = random.nextInt(10) == 0
                ? Trace.NONE
                : recorder.called(
                        new CallRequest(pool, mode, "f", chunk, count, random.nextBoolean() ? "a.py" : "A.java", 1),
                        now);
        int many = chunk * (1 + random.nextInt(6));
        int first = recorder.submitted(call, many, now + random.nextInt(30));
        for (int i = 0; i < many; i += chunk) {
            if (random.nextInt(20) > 0) {
                recorder.task(first + i, chunk);
            }
            calls.add(new int[] {first + i, first + i + chunk});
        }
        if (count == Trace.NONE && random.nextInt(4) > 0) {
            recorder.allSubmitted(call, many, now + random.nextInt(3_000));
        }
    }

    private void sample() {
        int worker = slots.get(random.nextInt(slots.size())).worker;
        if (worker != Trace.NONE) {
            recorder.sampled(worker, now, now / 3, 0, 1, random.nextInt(3) == 0 ? Trace.NEVER : now / 4);
        }
    }

    private void slot(Slot slot) {
        if (slot.worker == Trace.NONE) {
            slot.worker = recorder.workerRequested(WorkerRequest.ofPool(slot.pool, slot.number, "spawn"), now);
        } else if (!slot.ready) {
            slot.ready = true;
            recorder.workerReady(slot.worker, now, 5);
        } else if (slot.running != Trace.NONE) {
            end(slot);
        } else if (!calls.isEmpty() && random.nextInt(30) > 0) {
            int[] task = calls.remove(0);
            slot.running = task[0];
            slot.endOfTask = task[1];
            slot.began = Math.max(0, now - random.nextInt(20));
            recorder.started(slot.running, slot.worker, slot.began);
        } else if (random.nextInt(10) == 0) {
            exit(slot);
        }
    }

    private void end(Slot slot) {
        boolean dies = random.nextInt(100) == 0;
        Outcome outcome = dies ? Outcome.LOST : random.nextInt(20) == 0 ? Outcome.FAILED : Outcome.SUCCEEDED;
        long cpu = random.nextInt(500);
        recorder.completed(slot.running, slot.worker, slot.began, now, cpu, now + random.nextInt(40), outcome);
        if (random.nextInt(10) > 0) {
            recorder.delivered(slot.running, 1, now + 50 + random.nextInt(400));
        }
        int next = slot.running + 1;
        slot.running = Trace.NONE;
        if (dies) {
            exit(slot);
        } else if (next < slot.endOfTask) {
            slot.running = next;
            slot.began = now + random.nextInt(10);
            recorder.started(next, slot.worker, slot.began);
        }
    }

    private void exit(Slot slot) {
        if (random.nextInt(4) == 0) {
            recorder.retried(0, slot.worker, now, now, "it died");
        }
        recorder.workerExited(slot.worker, 0, ENDS[random.nextInt(ENDS.length)], now);
        slot.worker = Trace.NONE;
        slot.ready = false;
    }
}
