package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.WorkerLostException;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.TraceRecorder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random sizes, chunks, modes, failures and kills: every index is delivered or fails exactly once, in the promised
 * order. The seed is the test's argument.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class RandomPlansTest {
    private record Case(
            int processes,
            StartMethod method,
            int items,
            int chunksize,
            boolean ordered,
            int failEvery,
            int dieEvery,
            boolean kills,
            int retries,
            int maxTasks) {
        static Case of(Random random) {
            return new Case(
                    1 + random.nextInt(3),
                    StartMethod.values()[random.nextInt(3)],
                    random.nextInt(120),
                    1 + random.nextInt(8),
                    random.nextBoolean(),
                    random.nextBoolean() ? 3 + random.nextInt(20) : 0,
                    random.nextInt(3) == 0 ? 20 + random.nextInt(30) : 0,
                    random.nextInt(3) == 0,
                    random.nextInt(3),
                    random.nextInt(3) == 0 ? 4 + random.nextInt(10) : 0);
        }
    }

    @ParameterizedTest
    @SideBySide
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void every_index_is_delivered_or_fails_exactly_once(long seed) throws Exception {
        Case plan = Case.of(new Random(seed));
        TraceRecorder recorder = TraceRecorder.live();
        PoolOptions.Builder options = PoolOptions.builder()
                .processes(plan.processes())
                .startMethod(plan.method())
                .recorder(recorder)
                .calls(CallOptions.DEFAULT.retries(plan.retries()).chunksize(plan.chunksize()));
        if (plan.maxTasks() > 0) {
            options.maxTasksPerChild(plan.maxTasks());
        }
        int failEvery = plan.failEvery();
        int dieEvery = plan.dieEvery();
        TaskFunction<Integer, Integer> function = x -> {
            if (failEvery > 0 && x % failEvery == failEvery - 1) {
                throw new IllegalStateException("index " + x);
            }
            if (dieEvery > 0 && x % dieEvery == dieEvery - 1) {
                Runtime.getRuntime().halt(9);
            }
            WorkerFunctions.sleep(1);
            return x;
        };
        List<Integer> values = new ArrayList<>();
        Set<Integer> failed = new HashSet<>();
        Pool pool = Pool.create(options.build());
        AtomicBoolean killing = new AtomicBoolean(plan.kills());
        Thread killer = killer(pool, recorder.trace().taskels(), killing, new Random(seed));
        ResultIterator<Integer> results = plan.ordered()
                ? pool.imap(function, WorkerFunctions.range(plan.items()))
                : pool.imapUnordered(function, WorkerFunctions.range(plan.items()));
        int delivered = 0;
        while (results.hasNext()) {
            try {
                int value = results.next();
                values.add(value);
                assertThat(!plan.ordered() || value == delivered)
                        .as("order, " + plan)
                        .isTrue();
            } catch (IllegalStateException e) {
                int index = Integer.parseInt(String.valueOf(e.getMessage()).substring("index ".length()));
                assertThat(failed.add(index)).isTrue();
                assertThat(!plan.ordered() || index == delivered)
                        .as("order, " + plan)
                        .isTrue();
            } catch (WorkerLostException e) {
                assertThat(failed.add(e.index())).isTrue();
                assertThat(!plan.ordered() || e.index() == delivered)
                        .as("order, " + plan)
                        .isTrue();
            }
            delivered++;
        }
        killing.set(false);
        killer.join();
        pool.closeAndJoin();

        assertThat(values).as(plan.toString()).doesNotHaveDuplicates();
        assertThat(Collections.disjoint(values, failed)).as(plan.toString()).isTrue();
        assertThat(values.size() + failed.size()).as(plan.toString()).isEqualTo(plan.items());
        Taskels taskels = recorder.trace().taskels();
        assertThat(taskels.deliveredCount()).isEqualTo(plan.items());
        for (int i = 0; i < plan.items(); i++) {
            assertThat(taskels.outcome(i) == Outcome.SUCCEEDED)
                    .as("trace of index " + i + ", " + plan)
                    .isEqualTo(!failed.contains(i));
        }
    }

    /**
     * Kills workers during the call, each after one more taskel has completed: otherwise, on a machine where a start
     * takes longer than the interval between kills, the call would never end.
     */
    private static Thread killer(Pool pool, Taskels taskels, AtomicBoolean go, Random random) {
        Thread killer = new Thread(() -> {
            int completed = -1;
            try {
                while (go.get()) {
                    TimeUnit.MILLISECONDS.sleep(60 + random.nextInt(200));
                    List<Long> pids = pool.pids();
                    if (!pids.isEmpty() && taskels.completedCount() > completed && go.get()) {
                        completed = taskels.completedCount();
                        ProcessHandle.of(pids.get(random.nextInt(pids.size())))
                                .ifPresent(ProcessHandle::destroyForcibly);
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
