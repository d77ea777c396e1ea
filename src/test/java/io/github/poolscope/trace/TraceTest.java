package io.github.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The columnar store. */
class TraceTest {
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
    void texts_of_all_lengths_come_back_and_too_long_ones_say_what_is_missing() {
        TextColumn column = new TextColumn(new Room(new AtomicLong()));
        for (int length = 0; length < 3000; length += 7) {
            column.append("ä😀x".repeat(length / 3));
        }
        for (int i = 0; i < column.count(); i++) {
            assertThat(column.get(i)).as("text %d", i).isEqualTo("ä😀x".repeat(i * 7 / 3));
        }
        column.append("x".repeat(100_000));
        assertThat(column.get(column.count() - 1)).startsWith("xxx").endsWith("more characters)");
    }

    @Test
    void a_reader_sees_complete_rows_below_the_counts_while_a_writer_writes() throws Exception {
        TraceRecorder recorder = recorder();
        Taskels taskels = recorder.trace().taskels();
        int many = 200_000;
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<AssertionError> wrong = new AtomicReference<>();
        Thread reader = new Thread(() -> {
            try {
                go.await();
                int seen = 0;
                while (seen < many) {
                    int count = taskels.completedCount();
                    for (; seen < count; seen++) {
                        int index = taskels.completedAt(seen);
                        assertThat(taskels.ended(index)).isEqualTo(3L * index);
                        assertThat(taskels.outcome(index)).isEqualTo(Outcome.SUCCEEDED);
                        assertThat(taskels.result(index)).isEqualTo("r" + index);
                    }
                }
            } catch (AssertionError e) {
                wrong.set(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        reader.start();
        go.countDown();
        for (int i = 0; i < many; i++) {
            recorder.submitted(1, i);
            recorder.result(i, "r" + i);
            recorder.completed(i, 0, i, 3L * i, 0, 3L * i, Outcome.SUCCEEDED);
        }
        reader.join();
        assertThat(wrong.get()).isNull();
    }

    @Test
    void a_million_failures_keep_no_million_stack_traces() {
        TraceRecorder recorder = recorder();
        for (int i = 0; i < Failures.MOST_FAILURES + 10; i++) {
            recorder.failed(new Failure(i, "E", "m", "stack"));
        }
        Failures failures = recorder.trace().failures();
        assertThat(failures.count()).isEqualTo(Failures.MOST_FAILURES);
        assertThat(failures.at(Failures.MOST_STACK_TRACES - 1).stackTrace()).isNotEmpty();
        assertThat(failures.at(Failures.MOST_STACK_TRACES).stackTrace()).isEmpty();
    }
}
