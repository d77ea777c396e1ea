package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several recorders of one pool: each receives the same events, whatever the others do with them. */
class TwoRecordersTest {
    private static final int TASKELS = 500;

    /** Passes all events to two recorders, in turn. */
    private static Recorder both(Recorder first, Recorder second) {
        return (Recorder) Proxy.newProxyInstance(
                TwoRecordersTest.class.getClassLoader(), new Class<?>[] {Recorder.class}, (self, method, arguments) -> {
                    try {
                        Object answer = method.invoke(first, arguments);
                        assertThat(method.invoke(second, arguments)).isEqualTo(answer);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void two_traces_with_different_origins_have_the_same_times_of_one_pool() throws Exception {
        long before = System.nanoTime();
        TraceRecorder early = TraceRecorder.live();
        TraceRecorder late = TraceRecorder.live();
        long apart = System.nanoTime() - before;
        PoolOptions options =
                PoolOptions.builder().processes(2).recorder(both(early, late)).build();
        try (Pool pool = Pool.create(options)) {
            assertThat(pool.map(
                            x -> "r" + x, IntStream.range(0, TASKELS).boxed().toList(), 10))
                    .hasSize(TASKELS);
            assertThat(pool.map(x -> x, IntStream.range(0, TASKELS).boxed().toList(), 10))
                    .hasSize(TASKELS);
        }
        Taskels one = early.trace().taskels();
        Taskels other = late.trace().taskels();
        assertThat(one.completedCount()).isEqualTo(2 * TASKELS);
        assertThat(other.completedCount()).isEqualTo(2 * TASKELS);
        long shift = one.submitted(0) - other.submitted(0);
        assertThat(Duration.ofNanos(shift)).isBetween(Duration.ofNanos(1), Duration.ofNanos(apart));
        for (int i = 0; i < 2 * TASKELS; i++) {
            assertThat(one.result(i)).isEqualTo(other.result(i)).isNotEmpty();
            assertThat(one.started(i) - other.started(i)).as("start of %d", i).isEqualTo(shift);
            assertThat(one.ended(i) - other.ended(i)).as("end of %d", i).isEqualTo(shift);
            assertThat(one.received(i) - other.received(i)).isEqualTo(shift);
            assertThat(one.ended(i)).isGreaterThanOrEqualTo(one.started(i)).isNotEqualTo(Trace.NEVER);
        }
    }
}
