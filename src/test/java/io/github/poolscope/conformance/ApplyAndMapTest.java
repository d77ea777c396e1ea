package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.Args2;
import io.github.poolscope.task.Args3;
import io.github.poolscope.task.StarFunction;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.Recorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code apply}, {@code map}, {@code starmap} and their asynchronous forms. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class ApplyAndMapTest {
    private static Pool pool;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        pool = Pool.of(2);
    }

    @AfterAll
    static void close() {
        pool.closeAndJoin();
    }

    @Test
    @ReferenceRow("A10")
    void apply_makes_one_call_in_one_worker_on_copies() throws Exception {
        List<Integer> mine = new ArrayList<>(List.of(1, 2));
        List<Integer> theirs = pool.apply(
                list -> {
                    list.add(3);
                    return list;
                },
                mine);
        assertThat(theirs).containsExactly(1, 2, 3);
        assertThat(mine).containsExactly(1, 2);
        assertThat(pool.pids()).contains(pool.apply(() -> WorkerFunctions.pid()));
        assertThat(WorkerFunctions.pid()).isNotEqualTo(pool.apply(() -> WorkerFunctions.pid()));
    }

    @Test
    @ReferenceRow("A11")
    void apply_async_returns_at_once_however_much_is_queued() throws Exception {
        String gate = folder.resolve("gate").toString();
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            int number = i;
            results.add(pool.applyAsync(() -> {
                WorkerFunctions.awaitFile(gate);
                return number;
            }));
        }
        assertThat(results).noneMatch(AsyncResult::ready);
        WorkerFunctions.touch(gate);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).get()).isEqualTo(i);
        }
    }

    @Test
    @ReferenceRow("A12")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void an_item_of_the_wrong_type_fails_its_own_taskel_and_no_worker() throws Exception {
        List<Long> before = pool.pids();
        List wrong = List.of("not a number");
        assertThatThrownBy(() -> pool.map(WorkerFunctions::square, wrong)).isInstanceOf(ClassCastException.class);
        assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(3))).containsExactly(0, 1, 4);
        assertThat(pool.pids()).isEqualTo(before);
    }

    @Test
    @ReferenceRow({"A13", "F53"})
    void tasks_are_handed_out_first_come_first_served_whichever_call_they_belong_to() throws Exception {
        // By time: events of two workers may be reported at the same time.
        NavigableMap<Long, List<Integer>> dispatched = new ConcurrentSkipListMap<>();
        Recorder recorder = new Recorder() {
            private final AtomicInteger tasks = new AtomicInteger();

            @Override
            public int task(int firstIndex, int size) {
                return tasks.getAndIncrement();
            }

            @Override
            public void dispatched(int[] tasks, int worker, long nanoTime) {
                dispatched.put(nanoTime, Arrays.stream(tasks).boxed().toList());
            }
        };
        try (Pool own = Pool.create(
                PoolOptions.builder().processes(2).recorder(recorder).build())) {
            AsyncResult<List<Integer>> first = own.mapAsync(WorkerFunctions::sleep, Collections.nCopies(8, 5), 1);
            AsyncResult<Integer> second = own.applyAsync(WorkerFunctions::sleep, 1);
            AsyncResult<List<Integer>> third = own.mapAsync(WorkerFunctions::sleep, Collections.nCopies(4, 1), 2);
            first.get();
            second.get();
            third.get();
        }
        // One that was given ahead may be called back, and is handed out again.
        assertThat(dispatched.values().stream().flatMap(List::stream).distinct().toList())
                .isEqualTo(WorkerFunctions.range(11));
    }

    @Test
    @ReferenceRow("A13")
    void several_threads_may_submit() throws Exception {
        AtomicInteger right = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            int from = 1000 * t;
            Thread thread = new Thread(() -> {
                try {
                    for (int i = 0; i < 50; i++) {
                        int x = from + i;
                        if (pool.apply(WorkerFunctions::square, x) == x * x) {
                            right.incrementAndGet();
                        }
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(right).hasValue(200);
    }

    @Test
    @ReferenceRow({"A14", "F20"})
    void an_argument_is_taken_as_it_is_at_the_call() throws Exception {
        String gate = folder.resolve("gate").toString();
        List<AsyncResult<Integer>> block = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            block.add(pool.applyAsync(() -> {
                WorkerFunctions.awaitFile(gate);
                return 0;
            }));
        }
        List<Integer> list = new ArrayList<>(List.of(1));
        AsyncResult<Integer> size = pool.applyAsync(List::size, list);
        list.add(2);
        WorkerFunctions.touch(gate);
        assertThat(size.get()).isEqualTo(1);
        for (AsyncResult<Integer> one : block) {
            one.get();
        }
    }

    @Test
    @ReferenceRow("A15")
    void map_equals_the_loop_for_any_length_and_chunksize() throws Exception {
        Random random = new Random(15);
        for (int round = 0; round < 30; round++) {
            List<Integer> items = WorkerFunctions.range(random.nextInt(40));
            int chunksize = 1 + random.nextInt(50);
            List<Integer> expected = items.stream().map(WorkerFunctions::square).toList();
            assertThat(pool.map(WorkerFunctions::square, items, chunksize)).isEqualTo(expected);
            List<Integer> lazily = new ArrayList<>();
            pool.<Integer, Integer>imap(WorkerFunctions::square, items, chunksize)
                    .forEachRemaining(lazily::add);
            assertThat(lazily).isEqualTo(expected);
            List<Args2<Integer, Integer>> pairs =
                    items.stream().map(x -> new Args2<>(x, x)).toList();
            assertThat(pool.with(CallOptions.DEFAULT.chunksize(chunksize)).starmap((a, b) -> a * b, pairs))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4,1,1,1",
        "4,16,1,16",
        "4,17,2,9",
        "4,100,7,15",
        "4,1000,63,16",
        "1,5,2,3",
        "1,17,5,4",
        "1,1000,250,4",
        "2,9,2,5",
        "2,17,3,6",
        "2,1000,125,8",
        "3,100,9,12",
        "3,1000,84,12"
    })
    @ReferenceRow("A16")
    void the_automatic_chunksize_is_cpythons(int workers, int items, int chunksize, int tasks) throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        try (Pool own = Pool.create(
                PoolOptions.builder().processes(workers).recorder(noting(sizes)).build())) {
            own.mapAsync(WorkerFunctions::square, WorkerFunctions.range(items)).get();
            own.terminate();
        }
        assertThat(sizes).hasSize(tasks);
        assertThat(sizes.get(0)).isEqualTo(chunksize);
    }

    private static Recorder noting(List<Integer> sizes) {
        return new Recorder() {
            @Override
            public int task(int firstIndex, int size) {
                sizes.add(size);
                return 0;
            }
        };
    }

    @Test
    @ReferenceRow("A17")
    void a_failing_taskel_takes_the_rest_of_its_own_chunk_along_and_no_other() throws Exception {
        String log = folder.resolve("log").toString();
        assertThatThrownBy(() -> pool.map(
                        x -> {
                            WorkerFunctions.log(log, x);
                            if (x == 1) {
                                throw new IllegalArgumentException("one");
                            }
                            return x;
                        },
                        WorkerFunctions.range(12),
                        4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Files.readAllLines(Path.of(log)).stream().map(Integer::valueOf))
                .containsExactlyInAnyOrder(0, 1, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    @ReferenceRow("A18")
    void nothing_to_do_is_done_at_once_without_a_callback() throws Exception {
        AtomicInteger called = new AtomicInteger();
        AsyncResult<List<Integer>> none = pool.mapAsync(
                WorkerFunctions::square, List.of(), r -> called.incrementAndGet(), e -> called.incrementAndGet());
        assertThat(none.ready()).isTrue();
        assertThat(none.successful()).isTrue();
        assertThat(none.get()).isEmpty();
        assertThat(pool.map(WorkerFunctions::square, List.of(), 1)).isEmpty();
        assertThat(pool.imap(WorkerFunctions::square, List.of()).hasNext()).isFalse();
        assertThat(pool.imapUnordered(WorkerFunctions::square, List.of()).hasNext())
                .isFalse();
        assertThat(pool.starmap((Integer a, Integer b) -> a, List.<Args2<Integer, Integer>>of()))
                .isEmpty();
        assertThat(called).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    @ReferenceRow({"A19", "A20", "F19"})
    void a_chunksize_below_one_is_refused_by_every_call(int chunksize) {
        Consumer<org.assertj.core.api.ThrowableAssert.ThrowingCallable> refused = call -> assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Chunksize must be 1+, not " + chunksize);
        refused.accept(() -> pool.map(WorkerFunctions::square, WorkerFunctions.range(3), chunksize));
        refused.accept(() -> pool.mapAsync(WorkerFunctions::square, WorkerFunctions.range(3), chunksize));
        refused.accept(() -> pool.imap(WorkerFunctions::square, WorkerFunctions.range(3), chunksize));
        refused.accept(() -> pool.imapUnordered(WorkerFunctions::square, WorkerFunctions.range(3), chunksize));
        refused.accept(() -> CallOptions.DEFAULT.chunksize(chunksize));
    }

    @Test
    @ReferenceRow({"A21", "F40"})
    void starmap_unpacks_tuples_lists_arrays_texts_and_the_keys_of_maps() throws Exception {
        assertThat(pool.starmap((a, b) -> a * b, List.of(new Args2<>(2, 3), new Args2<>(4, 5))))
                .containsExactly(6, 20);
        assertThat(pool.map(TaskFunction.unpacking((a, b, c) -> a + b + c), List.of(new Args3<>(1, 2, 3))))
                .containsExactly(6);
        StarFunction<String> join = arguments -> arguments.toString();
        assertThat(pool.starmap(
                        join, List.of(List.of(1, 2), new Object[] {"x"}, "ab", Map.of("k", 1), new Args2<>(7, 8))))
                .containsExactly("[1, 2]", "[x]", "[a, b]", "[k]", "[7, 8]");
        assertThatThrownBy(() -> pool.starmap(join, List.of(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Integer' object is not iterable");
        assertThat(pool.<Integer, Integer, Integer>starmapAsync((a, b) -> a - b, List.of(new Args2<>(5, 3)))
                        .get())
                .containsExactly(2);
        List<Integer> lazily = new ArrayList<>();
        pool.imap(TaskFunction.unpacking((a, b) -> a + b), List.of(new Args2<>(1, 1), new Args2<>(2, 2)))
                .forEachRemaining(lazily::add);
        assertThat(lazily).containsExactly(2, 4);
        List<Integer> unordered = new ArrayList<>();
        pool.imapUnordered(TaskFunction.unpacking((a, b) -> a + b), List.of(new Args2<>(1, 1), new Args2<>(2, 2)))
                .forEachRemaining(unordered::add);
        assertThat(unordered).containsExactlyInAnyOrder(2, 4);
    }

    @Test
    @ReferenceRow("A22")
    void map_fails_only_when_every_chunk_has_ended() throws Exception {
        String gate = folder.resolve("gate").toString();
        AsyncResult<List<Integer>> result = pool.mapAsync(
                x -> {
                    if (x == 0) {
                        throw new IllegalStateException("at once");
                    }
                    WorkerFunctions.awaitFile(gate);
                    return x;
                },
                WorkerFunctions.range(2),
                1);
        assertThat(result.await(Duration.ofMillis(300))).isFalse();
        assertThat(result.ready()).isFalse();
        WorkerFunctions.touch(gate);
        assertThatThrownBy(result::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("at once");
    }

    @Test
    @ReferenceRow("A23")
    void of_several_errors_map_throws_the_one_that_came_first() {
        String gate = folder.resolve("gate").toString();
        assertThatThrownBy(() -> pool.map(
                        x -> {
                            if (x == 0) {
                                WorkerFunctions.awaitFile(gate);
                            }
                            if (x == 3) {
                                WorkerFunctions.touch(gate);
                                TimeUnit.MILLISECONDS.sleep(0);
                                throw new IllegalStateException("index 3");
                            }
                            if (x == 0) {
                                TimeUnit.MILLISECONDS.sleep(300);
                                throw new IllegalStateException("index 0");
                            }
                            return x;
                        },
                        WorkerFunctions.range(4),
                        1))
                .hasMessage("index 3");
    }

    @Test
    @ReferenceRow("F39")
    void guided_chunks_begin_large_and_end_small_and_beat_equal_ones_on_uneven_work() throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        try (Pool own = Pool.create(
                PoolOptions.builder().processes(2).recorder(noting(sizes)).build())) {
            List<Integer> items = new ArrayList<>(Collections.nCopies(199, 2));
            items.add(0, 120);
            own.with(CallOptions.DEFAULT.guidedChunks()).map(WorkerFunctions::sleep, items);
            assertThat(sizes.get(0)).isEqualTo(50);
            assertThat(sizes).isSortedAccordingTo(Collections.reverseOrder()).endsWith(1);
            assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
        }
    }

    @Test
    @ReferenceRow("A43")
    void a_result_is_the_same_object_each_time_it_is_asked_for() throws Exception {
        AsyncResult<List<Integer>> result = pool.mapAsync(WorkerFunctions::square, WorkerFunctions.range(3));
        assertThat(result.get()).isSameAs(result.get());
        AsyncResult<Integer> failing = pool.applyAsync(() -> {
            throw new IllegalStateException("no");
        });
        AtomicReference<Throwable> first = new AtomicReference<>();
        assertThatThrownBy(failing::get).satisfies(first::set);
        int frames = first.get().getStackTrace().length;
        assertThatThrownBy(failing::get).isSameAs(first.get()).satisfies(e -> assertThat(e.getStackTrace())
                .hasSize(frames));
    }

    @Test
    @ReferenceRow({"A40", "A41", "A42"})
    void waits_tell_the_truth_and_a_time_out_cancels_nothing() throws Exception {
        String gate = folder.resolve("gate").toString();
        AsyncResult<Integer> result = pool.applyAsync(() -> {
            WorkerFunctions.awaitFile(gate);
            return 49;
        });
        assertThat(result.ready()).isFalse();
        assertThatThrownBy(result::successful)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not done");
        for (Duration timeout : List.of(Duration.ofMillis(50), Duration.ZERO, Duration.ofMillis(-1))) {
            assertThatThrownBy(() -> result.get(timeout)).isInstanceOf(java.util.concurrent.TimeoutException.class);
        }
        assertThat(result.await(Duration.ofMillis(10))).isFalse();
        WorkerFunctions.touch(gate);
        assertThat(result.get()).isEqualTo(49);
        assertThat(result.successful()).isTrue();
        assertThat(result.toCompletableFuture().get()).isEqualTo(49);
    }

    @Test
    @ReferenceRow("A40")
    void a_result_is_a_completable_future_to_whoever_wants_one() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CompletableFuture<Void> unused = pool.applyAsync(WorkerFunctions::square, 4)
                .toCompletableFuture()
                .thenAccept(r -> done.countDown());
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> pool.applyAsync(() -> {
                            throw new IllegalStateException("no");
                        })
                        .toCompletableFuture()
                        .get())
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    @ReferenceRow({"A24", "A25", "A26", "A27", "A28", "F20"})
    void the_input_of_map_is_read_by_the_caller_before_anything_runs_and_its_error_is_the_callers() {
        String log = folder.resolve("log").toString();
        for (int bad : List.of(0, 3)) {
            Iterable<Integer> input = () -> IntStream.range(0, 10)
                    .map(i -> {
                        if (i == bad) {
                            throw new IllegalStateException("item " + i);
                        }
                        return i;
                    })
                    .iterator();
            assertThatThrownBy(() -> pool.mapAsync(
                            x -> {
                                WorkerFunctions.log(log, x);
                                return x;
                            },
                            input))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("item " + bad)
                    .hasNoCause();
        }
        assertThat(Path.of(log)).doesNotExist();
        List<Integer> changed = new ArrayList<>(Arrays.asList(1, 2, 3));
        AsyncResult<List<Integer>> result = pool.mapAsync(WorkerFunctions::square, changed, 1);
        changed.clear();
        assertThat(result.toCompletableFuture().join()).containsExactly(1, 4, 9);
    }
}
