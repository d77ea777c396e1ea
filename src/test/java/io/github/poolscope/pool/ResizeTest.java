package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.WorkerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each slot of a pool has one worker, however often the pool's size changes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class ResizeTest {
    @TempDir
    Path folder;

    /** The slots for which workers were requested, in that order. */
    private final List<Integer> places = new CopyOnWriteArrayList<>();

    private final List<Integer> exited = new CopyOnWriteArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile Runnable whenRequested = () -> {};
    private final Recorder recorder = new Recorder() {
        @Override
        public int workerRequested(WorkerRequest request, long nanoTime) {
            places.add(request.slot());
            whenRequested.run();
            return places.size() - 1;
        }

        @Override
        public void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {
            exited.add(worker);
        }
    };

    private PoolOptions.Builder options() {
        return PoolOptions.builder().processes(2).recorder(recorder);
    }

    private static Pool pool(PoolOptions options, boolean ofThreads) {
        return ofThreads ? ThreadPool.create(options) : Pool.create(options);
    }

    private static boolean are(WorkerState state, Pool pool) {
        return pool.workers().stream().allMatch(worker -> worker.state() == state);
    }

    private void shrinkAndGrow(Pool pool) {
        pool.resize(1);
        pool.resize(2);
        // Workers are started one after another: when one is requested for the third slot, the second has all of its
        // own.
        pool.resize(3);
        await().until(() -> places.contains(2));
    }

    private void assertOneWorkerEach(Pool pool) throws InterruptedException {
        await().until(() -> pool.workers().size() == 3 && are(WorkerState.IDLE, pool));
        pool.closeAndJoin();
        assertThat(places).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_worker_that_was_too_many_while_it_was_busy_keeps_its_place(boolean ofThreads) throws Exception {
        String gate = folder.resolve("gate").toString();
        Pool pool = pool(options().build(), ofThreads);
        AsyncResult<List<Integer>> result = pool.mapAsync(
                x -> {
                    Files.createFile(Path.of(gate + x));
                    WorkerFunctions.awaitFile(gate);
                    return x;
                },
                List.of(1, 2),
                1);
        // Begun: a task that was only given would be called back, and its worker would leave.
        WorkerFunctions.awaitFile(gate + 1);
        WorkerFunctions.awaitFile(gate + 2);
        shrinkAndGrow(pool);
        Files.createFile(Path.of(gate));
        assertThat(result.get()).containsExactly(1, 2);
        assertOneWorkerEach(pool);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_worker_that_was_too_many_while_it_started_keeps_its_place(boolean ofThreads) throws Exception {
        String gate = folder.resolve("gate").toString();
        Pool pool = pool(
                options().initializer(() -> WorkerFunctions.awaitFile(gate)).build(), ofThreads);
        shrinkAndGrow(pool);
        Files.createFile(Path.of(gate));
        assertOneWorkerEach(pool);
    }

    @Test
    void a_place_whose_thread_is_on_its_way_out_is_given_one_other() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        Semaphore gate = new Semaphore(0);
        Pool pool = pool(options().build(), true);
        AsyncResult<List<Integer>> result = pool.mapAsync(
                x -> {
                    begun.countDown();
                    gate.acquireUninterruptibly();
                    return x;
                },
                List.of(1, 2),
                1);
        begun.await();
        result.cancel();
        pool.resize(1);
        pool.resize(2);
        assertThat(places).as("while the old ones are still there").containsExactly(0, 1, 1);
        gate.release(2);
        await().until(() -> pool.workers().size() == 2 && are(WorkerState.IDLE, pool));
        pool.closeAndJoin();
        assertThat(places).containsExactlyInAnyOrder(0, 0, 1, 1);
    }

    @Test
    void a_thread_that_is_made_while_its_pool_is_terminated_is_not_started() throws Exception {
        Pool pool = pool(options().initializer(runs::incrementAndGet).build(), true);
        await().until(() -> pool.workers().size() == 2 && are(WorkerState.IDLE, pool));
        whenRequested = pool::terminate;
        pool.resize(3);
        assertThat(pool.join(Duration.ofSeconds(10))).isTrue();
        assertThat(runs).as("initializers").hasValue(2);
        assertThat(exited).containsExactlyInAnyOrder(0, 1, 2);
    }
}
