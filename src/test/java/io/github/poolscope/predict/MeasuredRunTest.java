package io.github.poolscope.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Language;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is read from a run, and which runs are refused. */
class MeasuredRunTest {
    private static final long MILLI = 1_000_000;

    /** Returns a map of {@code items} on two workers that were ready after 100 ms; each waits for 20 ms, after 1 ms. */
    private static TraceRecorder map(int items, boolean toTheEnd) {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 11, 10, 110);
        SampleRuns.worker(recorder, 1, 12, 12, 112);
        for (int i = 0; i < items; i++) {
            recorder.submitted(1, 5 * MILLI);
            recorder.task(i, 1);
        }
        for (int i = 0; i < (toTheEnd ? items : items - 1); i++) {
            int worker = i % 2;
            long from = 113 + worker + i / 2 * 21L;
            recorder.dispatched(new int[] {i}, worker, from * MILLI);
            SampleRuns.taskel(recorder, i, worker, from, from + 20, Outcome.SUCCEEDED, "r");
        }
        return recorder;
    }

    private static void end(TraceRecorder recorder, ExitReason how, RunState state) {
        recorder.workerExited(0, 0, how, 1_100 * MILLI);
        recorder.workerExited(1, 0, ExitReason.POOL_CLOSED, 1_100 * MILLI);
        recorder.state(state, null, 1_110 * MILLI);
    }

    private static void refused(RunHeader header, Trace trace, String why) {
        assertThatThrownBy(() -> Predictor.of(header, trace))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_run_of_waits_predicts_itself_and_other_pool_sizes() {
        TraceRecorder recorder = map(16, true);
        end(recorder, ExitReason.POOL_CLOSED, RunState.COMPLETED);
        Predictor predictor = Predictor.of(SampleRuns.header("map", 16, 2, 1), recorder.trace());
        assertThat(predictor.selfError()).isCloseTo(0, within(0.02));
        Scenario own = predictor.ownScenario().withChunksize(Chunksize.of(1));
        assertThat(own.mode()).isEqualTo(Mode.MAP);
        // The CPU time of the sample's taskels is 1 ms each.
        assertThat((double) predictor.predict(own.withWorkers(1)).makespan())
                .isCloseTo(16 * 21.0 * MILLI, within(8.0 * MILLI));
        assertThat((double) predictor.predict(own.withWorkers(4)).makespan())
                .isCloseTo(4 * 21.0 * MILLI, within(12.0 * MILLI));
    }

    @Test
    void a_run_that_goes_on_or_was_cut_is_refused() {
        RunHeader header = SampleRuns.header("map", 4, 2, 1);
        TraceRecorder running = map(4, false);
        refused(header, running.trace(), "is not over");
        end(running, ExitReason.POOL_TERMINATED, RunState.CANCELLED);
        refused(header, running.trace(), "did not complete");
    }

    @Test
    void a_run_without_taskels_or_with_some_that_never_ran_is_refused() {
        TraceRecorder none = map(0, true);
        end(none, ExitReason.POOL_CLOSED, RunState.COMPLETED);
        refused(SampleRuns.header("map", 0, 2, 1), none.trace(), "has no taskel");
        TraceRecorder one = map(4, false);
        end(one, ExitReason.POOL_CLOSED, RunState.COMPLETED);
        refused(SampleRuns.header("map", 4, 2, 1), one.trace(), "were never run");
    }

    @Test
    void a_run_whose_worker_was_killed_is_refused() {
        TraceRecorder recorder = map(4, true);
        end(recorder, ExitReason.DIED, RunState.COMPLETED);
        refused(SampleRuns.header("map", 4, 2, 1), recorder.trace(), "were killed");
    }

    @Test
    void a_watched_program_and_a_run_without_a_pool_are_refused() {
        TraceRecorder recorder = map(4, true);
        end(recorder, ExitReason.POOL_CLOSED, RunState.COMPLETED);
        Plan command = Plan.DEFAULT.withWork(Work.Command.of(List.of("python3", "a.py")));
        refused(RunHeader.ofCommand(command, OptionalInt.of(2)), recorder.trace(), "program of its own");
        RunHeader serial = SampleRuns.header("map", 4, 0, 1);
        refused(serial, recorder.trace(), "had no pool");
    }

    @Test
    void the_sample_with_a_worker_that_died_says_so_in_both_languages() {
        SavedRun run = SampleRuns.imap("x");
        assertThatThrownBy(() -> Predictor.of(run.header(), run.trace()))
                .isInstanceOfSatisfying(UnpredictableException.class, refused -> assertThat(
                                refused.why().in(Language.CHINESE))
                        .contains("被杀死"));
    }
}
