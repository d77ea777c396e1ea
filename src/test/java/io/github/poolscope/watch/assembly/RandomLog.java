package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.watch.assembly.WrittenLog.Told;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** The log of a program that makes calls of all kinds, one after another, with a pool of two workers. */
final class RandomLog {
    private final Random random;
    private final WrittenLog log = new WrittenLog();
    private final Told main = log.main();
    private final List<Told> workers;
    private int call;

    /** How many taskels it submits, and how many of them fail. */
    int submitted;

    int failed;

    RandomLog(long seed, int calls) {
        random = new Random(seed);
        main.pool(1, 2);
        workers = List.of(log.worker(1), log.worker(2));
        main.executor(2, 2);
        main.tell(EventKind.SYNC_MADE, 0, 0, 3, 0, main.text("pipe:7"), 0, "Queue");
        for (int i = 0; i < calls; i++) {
            switch (random.nextInt(4)) {
                case 0 -> map(2, 1 + random.nextInt(9), 1);
                case 1 -> map(2, 1 + random.nextInt(40), 2 + random.nextInt(9));
                case 2 -> lazy(4 + random.nextInt(2), 1 + random.nextInt(5), 1 + random.nextInt(3));
                default -> map(random.nextInt(2), 1, 1);
            }
            call++;
        }
    }

    WrittenLog log() {
        return log;
    }

    private void map(int mode, int count, int chunksize) {
        main.call(mode, call, count, chunksize);
        main.tell(EventKind.BLOCKED, 3, call, call, 0, main.text("/work/my.py:7"), 0, "");
        submitted += count;
        int task = 0;
        boolean hasFailed = false;
        for (int from = 0; from < count; from += chunksize) {
            int size = Math.min(chunksize, count - from);
            main.queued(call, task, size);
            hasFailed |= run(task, size);
            task++;
        }
        main.tell(EventKind.DELIVERED, hasFailed ? 1 : 0, call, 0, WrittenLog.ALL, 0, 0, "");
        main.tell(EventKind.RETURNED, 0, call, 0, 0, 0, 0, "");
    }

    private void lazy(int mode, int tasks, int chunksize) {
        main.call(mode, call, -1, chunksize);
        for (int task = 0; task < tasks; task++) {
            main.queued(call, task, chunksize);
            submitted += chunksize;
        }
        main.tell(EventKind.CALL_COUNTED, 0, call, tasks, 0, 0, 0, "");
        int position = 0;
        for (int task = 0; task < tasks; task++) {
            if (run(task, chunksize)) {
                main.tell(EventKind.DELIVERED, 1, call, position, 1, 0, 0, "");
                position++;
                if (chunksize > 1) {
                    return;
                }
            } else {
                for (int i = 0; i < chunksize; i++) {
                    main.delivered(call, position, 1);
                    position++;
                }
            }
        }
    }

    /** Runs a task in one of the workers; returns whether it fails. */
    private boolean run(int task, int size) {
        Told worker = workers.get(random.nextInt(2));
        boolean fails = random.nextInt(8) == 0;
        if (size == 1) {
            worker.taken(call, task, random.nextInt(100));
            if (fails) {
                worker.failed(call, task, 0);
            } else {
                worker.ended(call, task, random.nextInt(100));
            }
        } else {
            chunk(worker, task, size, fails ? random.nextInt(size) : size);
        }
        failed += fails ? 1 : 0;
        if (fails) {
            main.receivedError(call, task);
        } else {
            main.received(call, task);
        }
        return fails;
    }

    private void chunk(Told worker, int task, int size, int failing) {
        worker.takenChunk(call, task, size);
        worker.numbers(call, task, 0, LongStream.range(0, size).toArray());
        int block = 1 + random.nextInt(size);
        boolean isShared = random.nextBoolean();
        for (int from = 0; from < Math.min(size, failing + 1); from += block) {
            long[] words = new long[Math.min(block, size - from)];
            for (int i = 0; i < words.length && from + i < failing; i++) {
                words[i] = isShared && i < words.length - 1 ? 1 : 2 + i;
            }
            worker.block(call, task, from, 1_000L * (from + 1), words);
        }
        if (failing < size) {
            worker.failed(call, task, failing);
        } else {
            worker.numbers(call, task, 1, LongStream.range(0, size).toArray());
            worker.endedChunk(call, task, 1_000L * size);
        }
    }
}
