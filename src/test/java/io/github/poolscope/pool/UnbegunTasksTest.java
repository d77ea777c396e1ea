package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.WorkerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers that can't receive what they are sent, or end before they begin: the pool gives up after some attempts. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class UnbegunTasksTest {
    private static final int MIB = 1 << 20;
    private static final long SEED = 4;

    private final AtomicInteger started = new AtomicInteger();
    private final Recorder counter = new Recorder() {
        @Override
        public int workerRequested(WorkerRequest request, long nanoTime) {
            return started.incrementAndGet();
        }
    };

    private PoolOptions.Builder options(String... jvm) {
        return PoolOptions.builder()
                .processes(1)
                .spares(false)
                .recorder(counter)
                .jvmArguments(List.of(jvm));
    }

    @Test
    void an_item_or_a_function_too_large_for_a_workers_heap_fails_its_taskels_and_the_worker_goes_on()
            throws Exception {
        byte[] large = new byte[24 * MIB];
        try (Pool pool = Pool.create(options("-Xmx16m").build())) {
            for (Object item : List.of(
                    large,
                    "x".repeat(large.length),
                    new ArrayList<>(Collections.nCopies(4 * MIB, 7L)),
                    List.of(large, 1))) {
                assertThatThrownBy(() -> pool.apply((Object x) -> x.hashCode(), item))
                        .isInstanceOf(UnreadableException.class)
                        .hasMessageContainingAll(
                                "The argument can't be read in the worker: it takes ", "heap may grow to 1", "-Xmx");
            }
            assertThatThrownBy(() -> pool.apply((Integer x) -> large.length + x, 1))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContainingAll("The function can't be read in the worker: it takes 24 MiB");
            assertThat(pool.map((Integer x) -> x + 1, List.of(1, 2))).containsExactly(2, 3);
        }
        assertThat(started).hasValue(1);
    }

    @Test
    void items_of_random_sizes_in_one_chunk_fail_alone_where_they_are_too_large() {
        Random random = new Random(SEED);
        List<byte[]> items = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            items.add(new byte[random.nextInt(3) == 0 ? 20 * MIB : random.nextInt(100_000)]);
        }
        try (Pool pool = Pool.create(options("-Xmx16m").build())) {
            ResultIterator<Integer> results = pool.imap(block -> block.length, items, 4);
            for (int i = 0; i < items.size(); i++) {
                int size = items.get(i).length;
                try {
                    assertThat(results.next())
                            .as("item " + i + ", seed " + SEED)
                            .isEqualTo(size);
                } catch (UnreadableException e) {
                    int chunk = i / 4 * 4;
                    // Tasks after a large item of the chunk were not kept either.
                    assertThat(items.subList(chunk, i + 1))
                            .as("item " + i + ", seed " + SEED)
                            .anyMatch(one -> one.length > MIB);
                }
            }
        }
        assertThat(started).hasValue(1);
    }

    @Test
    void an_initializer_too_large_for_a_workers_heap_breaks_the_pool_and_says_so() {
        byte[] large = new byte[24 * MIB];
        Pool pool = Pool.create(options("-Xmx16m")
                .initializer(() -> {
                    if (large.length == 0) {
                        throw new IllegalStateException();
                    }
                })
                .build());
        assertThatThrownBy(() -> pool.apply((Integer x) -> x, 1))
                .isInstanceOf(InitializerFailedException.class)
                .hasStackTraceContaining("The initializer can't be read in the worker: it takes 24 MiB");
        pool.terminate();
    }

    private static final List<byte[]> HOG = new ArrayList<>();

    /** Fills the heap except for half a mebibyte. */
    private static void fillHeap() {
        try {
            while (true) {
                HOG.add(new byte[1 << 15]);
            }
        } catch (OutOfMemoryError e) {
            HOG.subList(0, 16).clear();
        }
    }

    @Test
    void a_task_whose_workers_die_before_they_begin_it_three_times_fails_and_says_so() throws Exception {
        try (Pool pool = Pool.create(
                options("-Xmx16m").initializer(UnbegunTasksTest::fillHeap).build())) {
            AsyncResult<Integer> result = pool.applyAsync((byte[] x) -> x.length, new byte[1_000_000]);
            assertThatThrownBy(() -> result.get(Duration.ofSeconds(40)))
                    .isInstanceOfSatisfying(WorkerLostException.class, e -> {
                        assertThat(e.index()).isZero();
                        assertThat(e.exitCode()).isEqualTo(4);
                    })
                    .hasMessageContainingAll(
                            "3 workers in a row ended before they began taskel 0", "OutOfMemoryError", "-Xmx");
            assertThat(pool.apply((Integer x) -> x + 1, 1)).isEqualTo(2);
        }
        assertThat(started.get()).isEqualTo(4);
    }

    @Test
    void workers_that_end_before_they_are_given_anything_break_the_pool() throws Exception {
        Pool pool = Pool.create(options().initializer(() -> endIn(20)).build());
        await().until(() -> pool.state() == PoolState.BROKEN);
        assertThatThrownBy(() -> pool.apply((Integer x) -> x, 1))
                .isInstanceOf(PoolBrokenException.class)
                .hasMessageContainingAll("exit code 7", "before it was given anything");
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
        assertThat(started.get()).isEqualTo(3);
    }

    @Test
    void whenever_workers_end_each_call_comes_to_an_end() throws Exception {
        int[] delays = new Random(SEED).ints(16, 0, 200).toArray();
        Pool pool = Pool.create(options()
                .initializer(() -> endIn(delays[(int) (ProcessHandle.current().pid() % delays.length)]))
                .build());
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            try {
                results.add(pool.applyAsync(
                        x -> {
                            TimeUnit.MILLISECONDS.sleep(20);
                            return x;
                        },
                        i));
            } catch (PoolBrokenException e) {
                assertThat(e).hasMessageContaining("exit code 7");
            }
        }
        for (AsyncResult<Integer> result : results) {
            assertThat(result.await(Duration.ofSeconds(30))).as("seed " + SEED).isTrue();
        }
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
    }

    private static void endIn(int millis) {
        DaemonThreads.start("end", () -> {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                // Ends at once.
            }
            Runtime.getRuntime().halt(7);
        });
    }
}
