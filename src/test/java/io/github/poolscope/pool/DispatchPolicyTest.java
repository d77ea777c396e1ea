package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.pool.DispatchPolicy.Sharing;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much a worker is given ahead of its turn, and when it has to give that back. */
class DispatchPolicyTest {
    private static final long MS = 1_000_000;

    private final AtomicLong now = new AtomicLong(5_000 * MS);
    private final DispatchPolicy policy = new DispatchPolicy(2, now::get);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a long task goes to an idle worker alone,          1,   0,  100, 2, false, 9999, 1",
        "a worker at a long task gets no second one,         1,   1,  100, 2, false, 9999, 0",
        "one of two workers gets a quarter of the queue,    64,   0,   40, 2, false, 9999, 10",
        "half of it while more is being submitted,          64,   0,   40, 2, true,  9999, 20",
        "no more than it will have done in a millisecond,   12,   0, 1000, 2, false, 9999, 12",
        "at least one where the queue is short,             64,   0,    1, 2, false, 9999, 1",
        "a worker with more than half of that has enough,   64,  33, 1000, 2, false, 9999, 0",
        "one with less is filled up,                        64,  30, 1000, 2, false, 9999, 34",
        "but not for less than a third of what it has,      64,  30,   36, 2, false, 9999, 0",
        "a worker retires after its last task,              64,   0,  100, 2, false,    3, 3",
        "what it was given counts among those,              64,   3,  100, 2, false,    5, 2",
        "one that is to retire gets none,                   64,   0,  100, 2, false,    0, 0",
        "one with a life without bound gets its part,       64,   0,   40, 2, false, 2147483647, 10",
    })
    void tasks_to_give(
            String what, int ahead, int had, int queued, int workers, boolean fed, int leftOfLife, int expected) {
        assertThat(policy.tasksToGive(ahead, had, queued, workers, fed, leftOfLife))
                .as(what)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "quick tasks: 2 ms are no reason,              2000,     50, 2, false",
        "more than 2 ms are,                           2001,     50, 2, true",
        "four usual tasks are no reason,              20000,   5000, 2, false",
        "five are,                                    20001,   5000, 2, true",
        "30 ms are the most however long tasks are,   30001, 900000, 2, true",
        "workers that share cores wait for turns,      7000,     50, 8, false",
        "and are stuck after more of these,            8001,     50, 8, true",
        "many workers on few cores have longer still, 39000,    50, 40, false",
    })
    void stuck(String what, long quietMicros, long taskMicros, int workers, boolean stuck) {
        assertThat(policy.isStuck(now.get() - quietMicros * 1_000, taskMicros * 1_000, workers))
                .as(what)
                .isEqualTo(stuck);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one task is the worker's own,           1, 9000,  50, NONE",
        "a stuck worker gives all back,          3, 2001,  50, ALL",
        "more than 200 us of work are halved,    5,  100,  50, HALF",
        "less is looked at again,                4,  100,  50, LATER",
        "also what takes no measurable time,   900,  100,   0, LATER",
    })
    void sharing(String what, int tasks, long quietMicros, long taskMicros, Sharing expected) {
        assertThat(policy.share(tasks, now.get() - quietMicros * 1_000, taskMicros * 1_000, 2))
                .as(what)
                .isEqualTo(expected);
    }

    @Test
    void a_worker_is_silent_after_a_second_in_which_it_reported_nothing() {
        long since = now.get();
        now.addAndGet(1_000 * MS);
        assertThat(policy.isSilent(since)).isFalse();
        now.addAndGet(1);
        assertThat(policy.isSilent(since)).isTrue();
    }

    @Test
    void a_socket_takes_64_KiB_with_what_the_worker_may_not_have_read() {
        assertThat(policy.fits(0, 0, 65_536)).isTrue();
        assertThat(policy.fits(0, 1, 65_536)).isFalse();
        assertThat(policy.fits(1, 0, 65_536)).isFalse();
        assertThat(policy.fits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isFalse();
    }

    @Test
    void a_worker_is_trusted_while_it_may_have_read_what_was_called_back_and_is_not_stuck() {
        long fresh = now.get();
        assertThat(policy.isTrusted(32_768, fresh, 2)).isTrue();
        assertThat(policy.isTrusted(32_769, fresh, 2)).isFalse();
        assertThat(policy.isTrusted(0, fresh - 3 * MS, 2)).isFalse();
    }
}
