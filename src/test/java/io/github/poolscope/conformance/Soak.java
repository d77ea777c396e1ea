package io.github.poolscope.conformance;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.WorkerLostException;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.WorkerFunctions;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs many taskels on four workers, one of which is killed every 50 ms, with each start method: completed and
 * failed must add up, each index once. Not a test, as it takes minutes; run it manually:
 *
 * <pre>java -cp target/test-classes:target/poolscope.jar io.github.poolscope.conformance.Soak [TASKELS]</pre>
 */
public final class Soak {
    private static final int WORKERS = 4;
    private static final int KILL_EVERY_MILLIS = 50;

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        int taskels = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        boolean good = true;
        for (StartMethod method : StartMethod.values()) {
            good &= soak(method, taskels);
        }
        ProcessPool.releaseSpares();
        System.exit(good ? 0 : 1);
    }

    private static boolean soak(StartMethod method, int taskels) throws Exception {
        long begun = System.nanoTime();
        AtomicInteger kills = new AtomicInteger();
        AtomicBoolean go = new AtomicBoolean(true);
        BitSet seen = new BitSet(taskels);
        int completed = 0;
        int failed = 0;
        int twice = 0;
        Pool pool = Pool.create(
                PoolOptions.builder().processes(WORKERS).startMethod(method).build());
        Thread killer = killer(pool, go, kills);
        ResultIterator<Integer> results = pool.imapUnordered(
                x -> {
                    long until = System.nanoTime() + 100_000;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    return x;
                },
                WorkerFunctions.range(taskels));
        while (results.hasNext()) {
            int index;
            try {
                index = results.next();
                completed++;
            } catch (WorkerLostException e) {
                index = e.index();
                failed++;
            }
            twice += seen.get(index) ? 1 : 0;
            seen.set(index);
        }
        go.set(false);
        killer.join();
        pool.closeAndJoin();
        boolean good = completed + failed == taskels && seen.cardinality() == taskels && twice == 0;
        System.out.printf(
                "%-10s %d taskels in %.1f s, %d kills: %d completed + %d failed = %d, %d twice, %d missing: %s%n",
                method.key(),
                taskels,
                (System.nanoTime() - begun) / 1e9,
                kills.get(),
                completed,
                failed,
                completed + failed,
                twice,
                taskels - seen.cardinality(),
                good ? "good" : "BAD");
        return good;
    }

    private static Thread killer(Pool pool, AtomicBoolean go, AtomicInteger kills) {
        Random random = new Random(50);
        Thread killer = new Thread(() -> {
            try {
                while (go.get()) {
                    TimeUnit.MILLISECONDS.sleep(KILL_EVERY_MILLIS);
                    List<Long> pids = pool.pids();
                    if (!pids.isEmpty() && go.get()) {
                        long victim = pids.get(random.nextInt(pids.size()));
                        ProcessHandle.of(victim).ifPresent(process -> {
                            if (process.destroyForcibly()) {
                                kills.incrementAndGet();
                            }
                        });
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        killer.start();
        return killer;
    }
}
