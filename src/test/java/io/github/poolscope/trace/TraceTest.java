package io.github.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The columnar store. */
class TraceTest {
    private static final int BATCH = 64;

    private static TraceRecorder recorder() {
        return TraceRecorder.readBack(Instant.EPOCH, 1);
    }

    @Test
    void what_has_not_happened_is_never() {
        TraceRecorder recorder = recorder();
        recorder.submitted(2, 5);
        Taskels taskels = recorder.trace().taskels();
        assertThat(taskels.submitted(1)).isEqualTo(5);
        assertThat(taskels.started(1)).isEqualTo(Trace.NEVER);
        assertThat(taskels.delivered(1_000_000)).isEqualTo(Trace.NEVER);
        assertThat(taskels.outcome(1)).isEqualTo(Outcome.PENDING);
        assertThat(taskels.result(1)).isEmpty();
    }

    @Test
    void items_can_be_told_in_any_order_before_and_after_their_taskels_are_submitted() {
        TraceRecorder recorder = recorder();
        recorder.item("a");
        recorder.item("b");
        recorder.submitted(2, 0);
        recorder.submitted(9, 0);
        recorder.item(7, "h");
        recorder.items(3, new long[] {-30, 40, Long.MAX_VALUE});
        recorder.item(2, "c");
        recorder.item(4, "not 40");
        recorder.item(1, "not b");
        recorder.items(7, new long[] {70});
        Taskels taskels = recorder.trace().taskels();
        assertThat(IntStream.range(0, 11).mapToObj(taskels::item))
                .containsExactly("a", "not b", "c", "-30", "not 40", "" + Long.MAX_VALUE, "", "70", "", "", "");
    }

    @Test
    void items_of_a_shortened_trace_are_those_of_the_taskels_that_are_left() {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.EPOCH, 1, 1 << 20);
        int count = 100_000;
        recorder.submitted(count, 0);
        for (int i = 0; i < count; i += 2) {
            recorder.item(i + 1, "item " + (i + 1));
            recorder.items(i, new long[] {i});
            recorder.completed(i, 0, i, i, 0, i, Outcome.SUCCEEDED);
            recorder.completed(i + 1, 0, i, i, 0, i, Outcome.SUCCEEDED);
            recorder.items(i / 2, new long[] {i / 2}); // That may be too late.
        }
        Taskels taskels = recorder.trace().taskels();
        assertThat(taskels.first()).isPositive();
        assertThat(taskels.item(count - 1)).isEqualTo("item " + (count - 1));
        assertThat(taskels.item(count - 2)).isEqualTo("" + (count - 2));
        assertThat(recorder.trace().bytes()).isLessThan(1 << 21);
    }

    @Test
    void taskels_that_have_ended_are_received_together_with_their_cpu_time_shared_by_their_durations() {
        TraceRecorder recorder = recorder();
        recorder.submitted(4, 0);
        for (int i = 0; i < 3; i++) {
            recorder.ended(i, 6, 100L * i, 100L * i + 10L * (i + 1), Trace.NEVER);
        }
        Taskels taskels = recorder.trace().taskels();
        assertThat(taskels.completedCount()).isZero();
        recorder.results(0, new long[] {5, 6, 7});
        recorder.spent(0, 3, 30);
        recorder.received(0, 3, 400, Outcome.SUCCEEDED);
        assertThat(IntStream.range(0, 3).mapToObj(taskels::result)).containsExactly("5", "6", "7");
        assertThat(IntStream.range(0, 4).mapToLong(taskels::cpu)).containsExactly(5L, 10L, 15L, Trace.NEVER);
        assertThat(IntStream.range(0, 4).mapToLong(taskels::received)).containsExactly(400L, 400L, 400L, Trace.NEVER);
        assertThat(taskels.outcome(2)).isEqualTo(Outcome.SUCCEEDED);
        assertThat(taskels.outcome(3)).isEqualTo(Outcome.PENDING);
        assertThat(taskels.completedCount()).isEqualTo(3);
        assertThat(taskels.completedAt(2)).isEqualTo(2);
        assertThat(taskels.worker(1)).isEqualTo(6);
    }

    @Test
    void a_task_is_with_the_worker_that_got_it_last_in_whichever_order_that_is_told() {
        TraceRecorder recorder = recorder();
        recorder.submitted(1, 0);
        int task = recorder.task(0, 1);
        recorder.dispatched(new int[] {task}, 4, 20);
        recorder.dispatched(new int[] {task}, 3, 10);
        assertThat(recorder.trace().tasks().worker(task)).isEqualTo(4);
        assertThat(recorder.trace().tasks().dispatched(task)).isEqualTo(20);
        recorder.dispatched(new int[] {task}, 5, 30);
        assertThat(recorder.trace().tasks().worker(task)).isEqualTo(5);
    }

    @Test
    void texts_of_all_lengths_come_back_and_too_long_ones_say_what_is_missing() {
        TextColumn column = new TextColumn(new MemoryUse(new AtomicLong()));
        for (int length = 0; length < 3000; length += 7) {
            column.append("ä😀x".repeat(length / 3));
        }
        for (int i = 0; i < column.count(); i++) {
            assertThat(column.get(i)).as("text %d", i).isEqualTo("ä😀x".repeat(i * 7 / 3));
        }
        column.append("x".repeat(100_000));
        assertThat(column.get(column.count() - 1)).startsWith("xxx").endsWith("more characters)");
    }

    /**
     * Writes that taskel {@code first} and the following ones ran, ended at 3 times the index and returned r + index.
     */
    private interface Writing {
        void write(TraceRecorder recorder, int first, int count);
    }

    static Stream<Writing> writings() {
        return Stream.of(TraceTest::oneByOne, new Batches()::together, new Batches()::arrivedBefore);
    }

    private static void oneByOne(TraceRecorder recorder, int first, int count) {
        for (int i = first; i < first + count; i++) {
            recorder.result(i, "r" + i);
            recorder.completed(i, 0, i, 3L * i, 0, 3L * i, Outcome.SUCCEEDED);
        }
    }

    /** Writes like a pool, with what a worker returned. */
    private static final class Batches {
        private final Completions completions = new Completions();

        void together(TraceRecorder recorder, int first, int count) {
            fill(first, count);
            recorder.completed(completions);
        }

        void arrivedBefore(TraceRecorder recorder, int first, int count) {
            fill(first, count);
            recorder.arrived(completions);
            recorder.completed(completions);
        }

        private void fill(int first, int count) {
            completions.begin(0, 3L * first);
            for (int i = first; i < first + count; i++) {
                completions.add(i, i, 3L * i, 0, Outcome.SUCCEEDED, "r" + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("writings")
    void a_reader_sees_complete_rows_below_the_counts_while_a_writer_writes(Writing writing) throws Exception {
        TraceRecorder recorder = recorder();
        Taskels taskels = recorder.trace().taskels();
        int many = 3000 * BATCH;
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<String> wrong = new AtomicReference<>("");
        Thread reader = new Thread(() -> {
            try {
                go.await();
                int seen = 0;
                while (seen < many && wrong.get().isEmpty()) {
                    int count = taskels.completedCount();
                    if (count > seen) {
                        wrong.set(whatIsWrong(taskels, count - 1) + whatIsWrong(taskels, seen));
                        seen++;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        go.countDown();
        for (int i = 0; i < many; i += BATCH) {
            recorder.submitted(BATCH, i);
            writing.write(recorder, i, BATCH);
        }
        reader.join();
        assertThat(wrong.get()).isEmpty();
    }

    /** Checks quickly, as the newest row is the one that may be half written. */
    private static String whatIsWrong(Taskels taskels, int place) {
        int index = taskels.completedAt(place);
        boolean right = taskels.ended(index) == 3L * index
                && taskels.outcome(index) == Outcome.SUCCEEDED
                && taskels.result(index).equals("r" + index);
        return right
                ? ""
                : "taskel " + index + ": ended " + taskels.ended(index) + ", " + taskels.outcome(index) + ", result '"
                        + taskels.result(index) + "'. ";
    }

    @Test
    void a_million_failures_keep_no_million_stack_traces() {
        TraceRecorder recorder = recorder();
        for (int i = 0; i < Failures.MAX_FAILURES + 10; i++) {
            recorder.failed(new Failure(i, "E", "m", "stack"));
        }
        Failures failures = recorder.trace().failures();
        assertThat(failures.count()).isEqualTo(Failures.MAX_FAILURES);
        assertThat(failures.at(Failures.MAX_STACK_TRACES - 1).stackTrace()).isNotEmpty();
        assertThat(failures.at(Failures.MAX_STACK_TRACES).stackTrace()).isEmpty();
    }
}
