package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPoolExecutor;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.ThreadPool;
import io.github.poolscope.task.Args2;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a recorder learns of pools and of the calls that are made of them. */
@ExtendWith(NoProcessLeft.class)
class PoolsAndCallsTest {
    private final TraceRecorder recorder = TraceRecorder.live();
    private final Trace trace = recorder.trace();
    private final PoolCalls calls = trace.poolCalls();

    private static int square(int x) {
        return x * x;
    }

    private PoolOptions options(int processes) {
        return PoolOptions.builder().processes(processes).recorder(recorder).build();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private List<Integer> taskelsOf(int call) {
        Taskels taskels = trace.taskels();
        return IntStream.range(0, taskels.count())
                .filter(i -> taskels.call(i) == call)
                .boxed()
                .toList();
    }

    @Test
    void two_pools_and_several_calls_are_told_apart_in_one_trace() throws Exception {
        try (Pool one = Pool.create(options(2));
                ThreadPool other = ThreadPool.create(options(3))) {
            one.map(PoolsAndCallsTest::square, numbers(8), 2);
            AsyncResult<Integer> single = other.applyAsync(x -> x, 1);
            single.get();
            one.apply(PoolsAndCallsTest::square, 3);
            other.starmap((Integer a, Integer b) -> a + b, List.of(new Args2<>(1, 2), new Args2<>(3, 4)));
            one.mapAsync(x -> x, numbers(20)).get();
        }
        Pools pools = trace.pools();
        assertThat(pools.count()).isEqualTo(2);
        assertThat(pools.kind(0)).isEqualTo(PoolKind.PROCESS_POOL);
        assertThat(pools.kind(1)).isEqualTo(PoolKind.THREAD_POOL);
        assertThat(pools.size(0)).isEqualTo(2);
        assertThat(pools.size(1)).isEqualTo(3);
        assertThat(pools.startMethod(0))
                .isEqualTo(PoolOptions.builder().build().startMethod().key());
        assertThat(pools.startMethod(1)).isEqualTo("thread");
        assertThat(pools.name(0)).startsWith("pool-");
        assertThat(pools.name(1)).startsWith("thread-pool-");
        Workers workers = trace.workers();
        assertThat(IntStream.range(0, workers.count()).map(workers::pool)).containsExactlyInAnyOrder(0, 0, 1, 1, 1);
        assertThat(IntStream.range(0, workers.count()).mapToObj(workers::kind)).containsOnly(WorkerKind.POOL_WORKER);

        assertThat(IntStream.range(0, calls.count()).mapToObj(calls::mode))
                .containsExactly(
                        CallMode.MAP, CallMode.APPLY_ASYNC, CallMode.APPLY, CallMode.STARMAP, CallMode.MAP_ASYNC);
        assertThat(IntStream.range(0, calls.count()).map(calls::pool)).containsExactly(0, 1, 0, 1, 0);
        assertThat(IntStream.range(0, calls.count()).map(calls::taskels)).containsExactly(8, 1, 1, 2, 20);
        assertThat(IntStream.range(0, calls.count()).map(calls::firstTaskel)).containsExactly(0, 8, 9, 10, 12);
        assertThat(IntStream.range(0, calls.count()).map(calls::chunksize)).containsExactly(2, 1, 1, 1, 3);
        for (int call = 0; call < calls.count(); call++) {
            int first = calls.firstTaskel(call);
            assertThat(taskelsOf(call))
                    .isEqualTo(IntStream.range(first, first + calls.taskels(call))
                            .boxed()
                            .toList());
            assertThat(calls.counted(call)).isEqualTo(Trace.NEVER);
            assertThat(calls.made(call)).isLessThanOrEqualTo(trace.taskels().submitted(first));
        }
        assertThat(calls.function(0)).isEqualTo("PoolsAndCallsTest.square");
        assertThat(calls.function(1)).isEmpty(); // A lambda has no name.
    }

    @Test
    void a_call_knows_the_line_that_made_it_unless_it_is_made_in_loops() throws Exception {
        int before;
        try (ThreadPool pool = ThreadPool.create(options(1))) {
            before = new Throwable().getStackTrace()[0].getLineNumber();
            pool.map(x -> x, numbers(2));
            pool.applyAsync(x -> x, 1).get();
        }
        assertThat(calls.source(0)).isEqualTo("io/github/poolscope/conformance/PoolsAndCallsTest.java");
        assertThat(calls.line(0)).isEqualTo(before); // From 0, and the line after.
        assertThat(calls.source(1)).isEmpty();
        assertThat(calls.line(1)).isEqualTo(Trace.NONE);
    }

    @Test
    void how_many_taskels_a_lazy_call_has_is_known_when_its_input_ends() throws Exception {
        try (ThreadPool pool = ThreadPool.create(options(2))) {
            ResultIterator<Integer> results = pool.imap(PoolsAndCallsTest::square, new Endless(), 4);
            for (int i = 0; i < 10; i++) {
                assertThat(results.next()).isEqualTo(i * i);
            }
            assertThat(calls.mode(0)).isEqualTo(CallMode.IMAP);
            assertThat(calls.chunksize(0)).isEqualTo(4);
            assertThat(calls.firstTaskel(0)).isZero();
            assertThat(calls.taskels(0)).isEqualTo(Trace.NONE);
            results.close();
            int count = 0;
            for (ResultIterator<Integer> all = pool.imapUnordered(x -> x, numbers(7)); all.hasNext(); all.next()) {
                count++;
            }
            assertThat(count).isEqualTo(7);
            assertThat(calls.taskels(1)).isEqualTo(7);
            assertThat(calls.counted(1)).isGreaterThanOrEqualTo(calls.made(1));
            assertThat(taskelsOf(1)).hasSize(7);
        }
        // An iterator that is closed waits for no input, so its reader may end later.
        await().untilAsserted(() ->
                assertThat(calls.taskels(0)).isEqualTo(taskelsOf(0).size()).isGreaterThanOrEqualTo(10));
    }

    /** Numbers without end. */
    private static final class Endless implements Iterable<Integer> {
        @Override
        public Iterator<Integer> iterator() {
            return IntStream.iterate(0, x -> x + 1).iterator();
        }
    }

    @Test
    void a_call_whose_input_throws_has_the_taskels_before_it() throws Exception {
        try (Pool pool = Pool.create(options(1))) {
            Iterable<Integer> failing = () -> IntStream.range(0, 10)
                    .map(x -> {
                        if (x == 5) {
                            throw new IllegalStateException("no more");
                        }
                        return x;
                    })
                    .iterator();
            ResultIterator<Integer> results = pool.imap(PoolsAndCallsTest::square, failing);
            for (int i = 0; i < 5; i++) {
                assertThat(results.next()).isEqualTo(i * i);
            }
            assertThatThrownBy(results::next).hasMessageContaining("no more");
            assertThat(calls.taskels(0)).isEqualTo(5);
            assertThat(taskelsOf(0)).isEqualTo(numbers(5));
        }
    }

    @Test
    void an_executor_tells_how_many_workers_it_may_have_and_its_submits() throws Exception {
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.builder(2)
                .options(PoolOptions.builder().recorder(recorder))
                .build()) {
            assertThat(executor.submit(PoolsAndCallsTest::square, 4).get()).isEqualTo(16);
            assertThat(executor.submit(() -> "x").get()).isEqualTo("x");
            ResultIterator<Integer> results = executor.map(PoolsAndCallsTest::square, numbers(5), 2);
            int sum = 0;
            while (results.hasNext()) {
                sum += results.next();
            }
            assertThat(sum).isEqualTo(30);
        }
        assertThat(trace.pools().count()).isEqualTo(1);
        assertThat(trace.pools().kind(0)).isEqualTo(PoolKind.PROCESS_EXECUTOR);
        assertThat(trace.pools().size(0)).isEqualTo(2);
        assertThat(IntStream.range(0, calls.count()).mapToObj(calls::mode))
                .containsExactly(CallMode.SUBMIT, CallMode.SUBMIT, CallMode.EXECUTOR_MAP);
        assertThat(IntStream.range(0, calls.count()).map(calls::taskels)).containsExactly(1, 1, 5);
        assertThat(calls.chunksize(2)).isEqualTo(2);
        assertThat(calls.function(0)).isEqualTo("PoolsAndCallsTest.square");
    }
}
