package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.trace.Recorder;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls during which another thread closes the pool: each is refused, or completes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class LateCallsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static volatile Runnable whenSent = () -> {};

    private final AtomicInteger submitted = new AtomicInteger();
    private volatile Runnable whenSubmitted = () -> {};
    private final Recorder recorder = new Recorder() {
        @Override
        public int submitted(int count, long nanoTime) {
            whenSubmitted.run();
            return submitted.getAndAdd(count);
        }
    };

    @AfterEach
    void forget() {
        whenSent = () -> {};
    }

    /** Its serialisation takes as long as the test wants. */
    private static final class Slow implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            whenSent.run();
            out.defaultWriteObject();
        }
    }

    /** Returns a pool whose only worker is idle. */
    private Pool pool(boolean ofThreads) throws InterruptedException {
        PoolOptions options =
                PoolOptions.builder().processes(1).recorder(recorder).build();
        Pool pool = ofThreads ? ThreadPool.create(options) : Pool.create(options);
        assertThat(pool.apply((Integer x) -> x, 1)).isEqualTo(1);
        await().until(() -> pool.workers().get(0).state() == WorkerState.IDLE);
        submitted.set(0);
        return pool;
    }

    private static void closeAndAwaitTheLastWorker(Pool pool) {
        pool.close();
        await().until(() -> pool.workers().isEmpty());
    }

    private void assertRefused(Pool pool, ThrowingCallable call) throws Exception {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage("Pool not running");
        assertThat(submitted).hasValue(0);
        pool.join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_map_that_still_reads_its_input_is_refused(boolean ofThreads) throws Exception {
        Pool pool = pool(ofThreads);
        Iterable<Integer> slow = () -> {
            closeAndAwaitTheLastWorker(pool);
            return List.of(1, 2).iterator();
        };
        assertRefused(pool, () -> pool.mapAsync((Integer x) -> x, slow).get(LIMIT));
    }

    @Test
    void an_apply_that_still_serialises_its_item_is_refused() throws Exception {
        Pool pool = pool(false);
        whenSent = () -> closeAndAwaitTheLastWorker(pool);
        assertRefused(pool, () -> pool.applyAsync((Slow x) -> 1, new Slow()).get(LIMIT));
    }

    @Test
    void an_imap_that_still_serialises_its_function_is_refused() throws Exception {
        Pool pool = pool(false);
        whenSent = () -> closeAndAwaitTheLastWorker(pool);
        Slow slow = new Slow();
        assertRefused(pool, () -> pool.imap((Integer x) -> slow.hashCode(), List.of(1))
                .next(LIMIT));
    }

    @Test
    void a_submit_that_still_serialises_its_item_is_rejected_by_an_executor_that_is_shut_down() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            assertThat(executor.submit((Integer x) -> x, 1).get()).isEqualTo(1);
            whenSent = () -> {
                executor.shutdown();
                await().until(executor::isTerminated);
            };
            assertThatThrownBy(() -> executor.submit((Slow x) -> 1, new Slow()).get(10, TimeUnit.SECONDS))
                    .isInstanceOf(RejectedExecutionException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_apply_that_is_recorded_already_comes_to_its_end(boolean ofThreads) throws Exception {
        Pool pool = pool(ofThreads);
        whenSubmitted = pool::close;
        assertThat(pool.applyAsync((Integer x) -> x + 1, 1).get(LIMIT)).isEqualTo(2);
        pool.join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_map_that_is_recorded_already_comes_to_its_end(boolean ofThreads) throws Exception {
        Pool pool = pool(ofThreads);
        whenSubmitted = pool::close;
        assertThat(pool.mapAsync((Integer x) -> x + 1, List.of(1, 2)).get(LIMIT))
                .containsExactly(2, 3);
        pool.join();
    }
}
