package io.github.poolscope.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random events of a run of several calls on several workers, passed to any number of recorders alike. */
public final class RandomEvents {
    public static final int WORKERS = 5;

    private final Random random;
    private final Random randomCalls;
    private final List<TraceRecorder> recorders;
    private final Completions completions = new Completions();
    private final List<Integer> waiting = new ArrayList<>();
    private final List<Integer> running = new ArrayList<>();
    /** Those that have ended and whose outcomes are pending: their indices and when they ended. */
    private final List<long[]> ended = new ArrayList<>();

    private final List<int[]> received = new ArrayList<>();
    private long time = 1;
    private int submitted;
    private int calls;
    /** The lazy calls that are under way: their numbers, and how many taskels they have so far. */
    private final List<int[]> lazy = new ArrayList<>();

    public RandomEvents(long seed, TraceRecorder... recorders) {
        random = new Random(seed);
        randomCalls = new Random(seed);
        this.recorders = List.of(recorders);
        all(recorder -> recorder.poolCreated(new PoolDescription(PoolKind.PROCESS_POOL, "one", 3, "spawn"), time));
        all(recorder -> recorder.poolCreated(new PoolDescription(PoolKind.PROCESS_EXECUTOR, "two", 2, "fork"), time));
        for (int worker = 0; worker < WORKERS; worker++) {
            int slot = worker;
            all(recorder -> recorder.workerRequested(WorkerRequest.ofPool(slot / 3, slot, "spawn"), time));
            all(recorder -> recorder.workerBorn(slot, 100 + slot, 1));
            all(recorder -> recorder.workerReady(slot, time, 5));
        }
    }

    /** Returns a recorder that uses only the times given to it. */
    public static TraceRecorder recorder(long mostBytes) {
        return TraceRecorder.live(Instant.EPOCH, -1, 1, mostBytes);
    }

    private interface Telling {
        void to(TraceRecorder recorder);
    }

    private void all(Telling telling) {
        recorders.forEach(telling::to);
    }

    /** Makes one step: something is submitted, begins, is completed, delivered, sampled, printed. */
    public void step() {
        time += 1 + random.nextInt(50);
        long now = time;
        switch (random.nextInt(14)) {
            case 0 -> submit(1 + random.nextInt(400));
            case 1, 2, 3, 4 -> completeBatch();
            case 5, 6 -> startOne();
            case 7 -> completeOne();
            case 8, 9 -> deliver();
            case 10 -> endOne();
            case 11 -> completeEnded();
            case 12 -> {
                int worker = random.nextInt(WORKERS + 1) - 1;
                all(recorder -> recorder.sampled(
                        worker, now, now * 2, now, random(worker), worker < 0 ? Trace.NEVER : 3 * now + worker));
            }
            default -> {
                BlockedCall elsewhere =
                        new BlockedCall(CallKind.ACQUIRE, "/work/jobs.py", 5, Trace.NONE, (int) (now % WORKERS), 2);
                all(recorder -> recorder.unblocked(recorder.blocked(CallKind.NEXT, 3, 7, now), now + 10));
                all(recorder -> recorder.unblocked(elsewhere, recorder.blocked(elsewhere, now), now + 3));
            }
        }
    }

    private static long random(int worker) {
        return 1_000_000L * (worker + 2);
    }

    private void submit(int many) {
        long now = time;
        String text = "item " + submitted;
        int first = submitted;
        boolean named = random.nextInt(4) == 0;
        if (named) {
            all(recorder -> recorder.item(first, text));
        }
        int call = call(many);
        all(recorder -> recorder.submitted(call, many, now));
        int chunk = 1 + random.nextInt(5);
        for (int i = 0; i < many; i += chunk) {
            int from = first + i;
            int size = Math.min(chunk, many - i);
            int worker = random.nextInt(WORKERS);
            all(recorder -> recorder.dispatched(new int[] {recorder.task(from, size)}, worker, now));
        }
        for (int i = 0; i < many; i++) {
            waiting.add(first + i);
        }
        submitted += many;
    }

    /** A new call of that many taskels, or a lazy one that is under way, or none; returns its number. */
    private int call(int many) {
        long now = time;
        int kind = randomCalls.nextInt(8);
        if (kind == 0) {
            return Trace.NONE;
        }
        if (kind == 1) {
            int size = 1 + randomCalls.nextInt(9);
            lazy.add(new int[] {told(new CallRequest(1, CallMode.IMAP, "f" + size, size, Trace.NONE, "", 7)), 0});
        }
        if (kind < 4 && !lazy.isEmpty()) {
            int[] call = lazy.get(randomCalls.nextInt(lazy.size()));
            call[1] += many;
            if (kind == 3) {
                lazy.remove(call);
                all(recorder -> recorder.allSubmitted(call[0], call[1], now));
            }
            return call[0];
        }
        return told(new CallRequest(0, CallMode.MAP, "", 5, many, "com/acme/Program.java", 11));
    }

    private int told(CallRequest call) {
        int number = calls;
        all(recorder -> {
            if (recorder.called(call, time) != number) {
                throw new IllegalStateException("call " + number + " has another number");
            }
        });
        calls++;
        return number;
    }

    /** Takes mostly the oldest, sometimes any. */
    private int take(List<Integer> from) {
        return from.remove(random.nextInt(20) == 0 ? random.nextInt(from.size()) : 0);
    }

    private void startOne() {
        if (!waiting.isEmpty() && running.size() < WORKERS) {
            int index = take(waiting);
            running.add(index);
            long now = time;
            all(recorder -> recorder.started(index, index % WORKERS, now));
        }
    }

    private void completeOne() {
        if (running.isEmpty()) {
            return;
        }
        int index = running.remove(random.nextInt(running.size()));
        long now = time;
        switch (random.nextInt(7)) {
            case 0 -> all(recorder -> recorder.dropped(index, Outcome.CANCELLED, now));
            case 2 ->
                all(recorder -> recorder.completed(
                        index, index % WORKERS, now - 9, now, Trace.NEVER, Trace.NEVER, Outcome.LOST));
            case 1 -> {
                all(recorder -> recorder.failed(new Failure(index, "E", "m" + index, "at x")));
                all(recorder -> recorder.completed(index, index % WORKERS, now - 9, now, 4, now + 1, Outcome.FAILED));
                received.add(new int[] {index, 1});
            }
            default -> {
                all(recorder -> recorder.returned(index, "result of " + index));
                all(recorder ->
                        recorder.completed(index, index % WORKERS, now - 9, now, 4, now + 1, Outcome.SUCCEEDED));
                received.add(new int[] {index, 1});
            }
        }
    }

    private void endOne() {
        if (!running.isEmpty()) {
            int index = running.remove(random.nextInt(running.size()));
            long now = time;
            all(recorder -> recorder.ended(index, index % WORKERS, now - 7, now, 4));
            ended.add(new long[] {index, now});
        }
    }

    private void completeEnded() {
        if (ended.isEmpty()) {
            return;
        }
        long[] row = ended.remove(random.nextInt(ended.size()));
        int index = (int) row[0];
        long now = time;
        if (random.nextInt(4) == 0) {
            all(recorder -> recorder.dropped(index, Outcome.SKIPPED, now));
            return;
        }
        if (random.nextBoolean()) {
            all(recorder -> recorder.results(index, new long[] {now}));
            all(recorder -> recorder.received(index, 1, now + 1, Outcome.SUCCEEDED));
        } else {
            all(recorder -> recorder.returned(index, "result of " + index));
            all(recorder ->
                    recorder.completed(index, index % WORKERS, row[1] - 7, row[1], 4, now + 1, Outcome.SUCCEEDED));
        }
        received.add(new int[] {index, 1});
    }

    private void completeBatch() {
        int many = Math.min(waiting.size(), 1 + random.nextInt(200));
        int worker = random.nextInt(WORKERS);
        boolean numbers = random.nextBoolean();
        List<Integer> batch = new ArrayList<>(waiting.subList(0, many));
        waiting.subList(0, many).clear();
        if (batch.isEmpty()) {
            return;
        }
        long now = time;
        all(recorder -> {
            completions.begin(worker, now);
            for (int index : batch) {
                completions.add(index, now - 5, now - 1, 3, Outcome.SUCCEEDED, numbers ? index : "r" + index);
            }
            recorder.completed(completions);
        });
        received.add(new int[] {batch.get(0), 1});
        for (int i = 1; i < many; i++) {
            int[] last = received.get(received.size() - 1);
            if (last[0] + last[1] == batch.get(i)) {
                last[1]++;
            } else {
                received.add(new int[] {batch.get(i), 1});
            }
        }
    }

    private void deliver() {
        if (received.isEmpty()) {
            return;
        }
        // A quarter is delivered late, as a blocking map does.
        int[] range = received.remove(random.nextInt(4) == 0 ? received.size() - 1 : 0);
        long now = time;
        all(recorder -> recorder.delivered(range[0], range[1], now));
    }

    /** Completes everything that runs. */
    public void settle() {
        while (!running.isEmpty() || !ended.isEmpty()) {
            time++;
            completeOne();
            completeEnded();
        }
    }

    public long time() {
        return time;
    }
}
