package io.github.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Jobs in the background of which only the latest is shown; the test runs them when it wants to. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway") // JUnit sets the fields.
class LatestJobTest {
    private final TraceRecorder recorder = TraceRecorder.live();
    private final Trace trace = recorder.trace();
    private final ArrayDeque<Runnable> queued = new ArrayDeque<>();
    private final List<String> shown = new ArrayList<>();
    private BusyBar busy;
    private LatestJob<String> job;
    private long clock = 1;
    private Optional<String> wanted = Optional.of("a");

    private final class Work implements LatestJob.Work<String> {
        @Override
        public Trace trace(String of) {
            return trace;
        }

        @Override
        public Optional<Runnable> atOnce(String of) {
            return of.isEmpty() ? Optional.of(() -> shown.add("at once")) : Optional.empty();
        }

        @Override
        public String says(String of, WorkProgress progress) {
            return of;
        }

        @Override
        public Runnable make(String of, WorkProgress progress) {
            progress.accept(1);
            if (of.equals("broken")) {
                throw new IllegalStateException(of);
            }
            return () -> shown.add(of);
        }

        @Override
        public void cancelled(String of) {
            shown.add("cancelled " + of);
        }
    }

    @BeforeEach
    void create() {
        onFx(() -> {
            busy = new BusyBar();
            job = new LatestJob<>(queued::add, busy, () -> wanted, new Work(), () -> clock);
            return true;
        });
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private void want(String next) {
        onFx(() -> {
            wanted = Optional.of(next);
            job.beginAnew();
            return true;
        });
    }

    /** Runs the only job that is queued. */
    private void work() {
        assertThat(queued).hasSize(1);
        try {
            queued.remove().run();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("broken");
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean follow(boolean otherRun) {
        int before = queued.size();
        onFx(() -> {
            job.follow(trace, otherRun);
            return true;
        });
        return queued.size() > before;
    }

    @Test
    void what_is_not_wanted_any_more_is_cancelled_and_never_shown() {
        want("a");
        want("b");
        want("c");
        work(); // "a" ends, cancelled.
        work();
        assertThat(shown).containsExactly("c");
        assertThat(queued).isEmpty();
    }

    @Test
    void what_needs_no_work_is_shown_at_once() {
        want("");
        assertThat(shown).containsExactly("at once");
        assertThat(queued).isEmpty();
    }

    @Test
    void what_the_user_has_stopped_begins_only_when_it_is_wanted_anew() {
        want("a");
        onFx(() -> {
            busy.cancel();
            return true;
        });
        work();
        assertThat(shown).containsExactly("cancelled a");
        recorder.printed(1, false, "a change", 1);
        assertThat(follow(true)).isFalse();
        want("a");
        work();
        assertThat(shown).containsExactly("cancelled a", "a");
    }

    @Test
    void a_trace_that_changed_meanwhile_and_is_over_is_read_once_more() {
        recorder.state(RunState.COMPLETED, null, 1);
        want("a");
        recorder.printed(1, false, "a late line", 1);
        work();
        work();
        assertThat(shown).containsExactly("a", "a");
        assertThat(follow(false)).isFalse();
    }

    @Test
    void a_live_trace_is_read_again_after_a_pause_that_is_longer_if_the_job_was() {
        want("a");
        work();
        recorder.printed(1, false, "a change", 1);
        clock += 400_000_000L;
        assertThat(follow(false)).isFalse();
        clock += 200_000_000L;
        assertThat(follow(false)).isTrue();
        clock += 1_000_000_000L; // How long the job takes.
        work();
        recorder.printed(1, false, "another", 2);
        clock += 9_000_000_000L;
        assertThat(follow(false)).isFalse();
        clock += 2_000_000_000L;
        assertThat(follow(false)).isTrue();
        work();
    }

    @Test
    void another_run_is_read_without_a_pause() {
        want("a");
        work();
        assertThat(follow(true)).isTrue();
        work();
    }

    @Test
    void an_error_and_a_view_without_a_run_leave_the_next_job_free() {
        want("broken");
        work();
        want("a");
        onFx(() -> {
            wanted = Optional.empty();
            job.clear();
            return true;
        });
        work();
        assertThat(shown).isEmpty();
        want("b");
        work();
        assertThat(shown).containsExactly("b");
    }
}
