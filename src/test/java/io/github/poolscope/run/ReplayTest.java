package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TraceText;
import io.github.poolscope.testing.WatchedRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A replayed run is, at each instant, what was known at that instant. */
class ReplayTest {
    private static final long MILLI = 1_000_000;

    private final SavedRun run = SampleRuns.imap("x");
    private final Replay replay = new Replay(run);

    @Test
    void at_its_end_it_is_the_run() {
        replay.goTo(Long.MAX_VALUE);
        assertThat(replay.position()).isEqualTo(run.trace().now());
        assertSame(replay.now().trace(), run.trace());
        assertThat(replay.now().header()).isEqualTo(run.header());
    }

    @Test
    void at_its_beginning_nothing_has_happened() {
        replay.goTo(0);
        Trace trace = replay.now().trace();
        assertThat(trace.state()).isEqualTo(RunState.STARTING);
        assertThat(trace.taskels().count()).isZero();
        assertThat(trace.workers().count()).isZero();
        assertThat(replay.now().length()).isEqualTo(run.trace().now());
        assertThat(replay.nextEvent()).isEqualTo(5 * MILLI);
    }

    @Test
    void in_between_it_knows_what_had_happened_by_then() {
        replay.goTo(300 * MILLI);
        Trace trace = replay.now().trace();
        assertThat(trace.now()).isEqualTo(300 * MILLI);
        assertThat(trace.state()).isEqualTo(RunState.RUNNING);
        assertThat(trace.isLive()).isFalse();
        Taskels taskels = trace.taskels();
        assertThat(taskels.completedCount()).isEqualTo(1);
        assertThat(taskels.startedCount()).isEqualTo(3);
        assertThat(taskels.ended(0)).isEqualTo(Trace.NEVER);
        assertThat(taskels.delivered(1)).isEqualTo(Trace.NEVER);
        assertThat(trace.calls().ended(0)).isEqualTo(Trace.NEVER);
        assertThat(trace.failures().count()).isZero();
        assertThat(trace.workers().exited(1)).isEqualTo(Trace.NEVER);
    }

    @Test
    void step_by_step_it_meets_every_event_and_comes_to_the_end() {
        int steps = 0;
        while (replay.position() < replay.length()) {
            long next = replay.nextEvent();
            assertThat(next).isGreaterThanOrEqualTo(replay.position());
            replay.goTo(Math.max(next, replay.position() + 1));
            steps++;
        }
        assertThat(steps).isGreaterThan(20);
        assertSame(replay.now().trace(), run.trace());
    }

    @Test
    void wherever_it_comes_from_it_is_the_same() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            long time = random.nextLong(replay.length() + 1);
            replay.goTo(time);
            Replay fresh = new Replay(run);
            fresh.goTo(time);
            assertThat(TraceText.of(replay.now().trace()))
                    .isEqualTo(TraceText.of(fresh.now().trace()));
            Taskels all = run.trace().taskels();
            Taskels now = replay.now().trace().taskels();
            assertThat(now.startedCount()).isEqualTo(count(all::started, time));
            assertThat(now.completedCount()).isEqualTo(count(all::received, time));
            assertThat(now.deliveredCount()).isEqualTo(count(all::delivered, time));
        }
    }

    @Test
    void a_watched_run_is_replayed_with_its_ends_its_sources_and_the_threads_that_were_blocked() {
        SavedRun watched = WatchedRuns.several();
        Replay replayed = new Replay(watched);
        replayed.goTo(50 * MILLI);
        Trace trace = replayed.now().trace();
        assertThat(trace.state()).isEqualTo(RunState.RUNNING);
        assertThat(trace.sources().count()).isEqualTo(2);
        assertThat(trace.taskels().ended(0)).as("has ended").isEqualTo(35 * MILLI);
        assertThat(trace.taskels().received(0))
                .as("is not known to the main program")
                .isEqualTo(Trace.NEVER);
        assertThat(trace.taskels().outcome(0)).isEqualTo(Outcome.PENDING);
        assertThat(trace.taskels().ended(2)).as("runs").isEqualTo(Trace.NEVER);
        assertThat(trace.callsElsewhere().count()).isEqualTo(1);
        assertThat(trace.callsElsewhere().ended(0)).isEqualTo(40 * MILLI);
        assertThat(trace.pools().count()).isEqualTo(1);
        replayed.goTo(Long.MAX_VALUE);
        assertSame(replayed.now().trace(), watched.trace());
    }

    @Test
    void a_taskel_that_was_lost_unnoticed_is_lost_at_its_time() {
        SavedRun watched = WatchedRuns.lost();
        Replay replayed = new Replay(watched);
        replayed.goTo(69 * MILLI);
        assertThat(replayed.now().trace().taskels().outcome(4)).isEqualTo(Outcome.PENDING);
        replayed.goTo(71 * MILLI);
        Taskels taskels = replayed.now().trace().taskels();
        assertThat(taskels.outcome(4)).isEqualTo(Outcome.LOST);
        assertThat(taskels.ended(4)).isEqualTo(70 * MILLI);
        assertThat(taskels.completedCount()).isEqualTo(4);
        assertThat(taskels.failedCount()).isEqualTo(1);
    }

    /**
     * Compares everything except the order in which the beginnings of taskels were reported: a replay knows their
     * times.
     */
    private static void assertSame(Trace one, Trace other) {
        assertThat(TraceText.of(one).lines().sorted().toList())
                .isEqualTo(TraceText.of(other).lines().sorted().toList());
    }

    private int count(IntToLongFunction when, long until) {
        return (int) IntStream.range(0, run.trace().taskels().count())
                .mapToLong(when)
                .filter(time -> time != Trace.NEVER && time <= until)
                .count();
    }

    @Test
    void the_recording_stays_the_same_until_the_replay_goes_back() {
        Recording first = replay.now();
        replay.goTo(500 * MILLI);
        assertThat(replay.now()).isSameAs(first);
        replay.goTo(400 * MILLI);
        assertThat(replay.now()).isNotSameAs(first);
    }
}
