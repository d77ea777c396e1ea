package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The four calls on real worker processes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class PoolTest {
    private static Pool pool;

    @BeforeAll
    static void start() {
        pool = Pool.of(3);
    }

    @AfterAll
    static void end() throws InterruptedException {
        pool.close();
        pool.join();
    }

    @Test
    void map_answers_in_the_order_of_the_items_for_every_chunksize() throws Exception {
        for (int chunksize : List.of(1, 2, 7, 100)) {
            assertThat(pool.<Integer, Integer>map(x -> x * x, WorkerFunctions.range(20), chunksize))
                    .isEqualTo(
                            WorkerFunctions.range(20).stream().map(x -> x * x).toList());
        }
    }

    @Test
    void workers_are_other_processes_and_there_are_as_many_as_asked_for() throws Exception {
        Set<Long> pids = new TreeSet<>(pool.<Integer, Long>map(
                x -> {
                    TimeUnit.MILLISECONDS.sleep(30);
                    return ProcessHandle.current().pid();
                },
                WorkerFunctions.range(30),
                1));
        assertThat(pids).hasSize(3).doesNotContain(ProcessHandle.current().pid());
        assertThat(pids).isEqualTo(new TreeSet<>(pool.pids()));
    }

    @Test
    void imap_delivers_in_order_though_later_taskels_finish_first() {
        ResultIterator<Integer> results = pool.imap(
                x -> {
                    TimeUnit.MILLISECONDS.sleep(x == 0 ? 300 : 1);
                    return x;
                },
                WorkerFunctions.range(20));
        List<Integer> got = new ArrayList<>();
        results.forEachRemaining(got::add);
        assertThat(got).isEqualTo(WorkerFunctions.range(20));
    }

    @Test
    void imap_unordered_delivers_what_finishes_first() {
        ResultIterator<Integer> results = pool.imapUnordered(
                x -> {
                    TimeUnit.MILLISECONDS.sleep(x == 0 ? 500 : 1);
                    return x;
                },
                WorkerFunctions.range(10));
        List<Integer> got = new ArrayList<>();
        results.forEachRemaining(got::add);
        assertThat(got)
                .containsExactlyInAnyOrderElementsOf(WorkerFunctions.range(10))
                .endsWith(0);
    }

    @Test
    void a_raised_exception_arrives_as_it_is_with_the_remote_stack_trace_as_cause() {
        assertThatThrownBy(() -> pool.<Integer, Integer>map(
                        x -> {
                            throw new IllegalArgumentException("no " + x);
                        },
                        List.of(5)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("no 5")
                .cause()
                .isInstanceOfSatisfying(RemoteStackTrace.class, remote -> {
                    assertThat(pool.pids()).contains(remote.pid());
                    assertThat(remote.text()).contains("IllegalArgumentException: no 5", "PoolTest");
                });
    }

    @Test
    void map_async_tells_when_it_is_ready_and_a_time_out_loses_nothing() throws Exception {
        AsyncResult<List<Integer>> result = pool.mapAsync(
                x -> {
                    TimeUnit.MILLISECONDS.sleep(400);
                    return x + 1;
                },
                WorkerFunctions.range(3),
                1);
        assertThat(result.ready()).isFalse();
        assertThatThrownBy(result::successful).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> result.get(Duration.ZERO)).isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(result.get()).containsExactly(1, 2, 3);
        assertThat(result.successful()).isTrue();
    }

    @Test
    void a_failing_taskel_takes_its_place_in_imap_and_the_iteration_goes_on() {
        ResultIterator<Integer> results = pool.imap(
                x -> {
                    if (x == 2) {
                        throw new IllegalStateException("two");
                    }
                    return x;
                },
                WorkerFunctions.range(5));
        assertThat(results.next()).isZero();
        assertThat(results.next()).isEqualTo(1);
        assertThatThrownBy(results::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two");
        assertThat(results.next()).isEqualTo(3);
        assertThat(results.next()).isEqualTo(4);
        assertThat(results.hasNext()).isFalse();
    }

    @Test
    void empty_input_gives_nothing() throws Exception {
        assertThat(pool.<Integer, Integer>map(x -> x, List.of())).isEmpty();
        assertThat(pool.<Integer, Integer>imap(x -> x, List.of()).hasNext()).isFalse();
    }
}
