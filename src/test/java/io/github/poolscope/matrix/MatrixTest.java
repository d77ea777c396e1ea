package io.github.poolscope.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.matrix.Cell.Answer;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Language;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cells show what is in the trace of a run, whichever mode the run is said to have. */
class MatrixTest {
    private static final long MILLI = 1_000_000;

    @ParameterizedTest
    @EnumSource(Mode.class)
    void the_answer_is_that_of_the_run_not_of_the_mode(Mode mode) {
        Recording run = SampleRuns.imap("x");
        assertThat(answer(mode, Property.CONCURRENT, run)).isEqualTo(Answer.YES);
        assertThat(answer(mode, Property.BLOCKING, run)).isEqualTo(Answer.NO);
        assertThat(answer(mode, Property.ORDERED, run)).isEqualTo(Answer.YES);
        assertThat(answer(mode, Property.LAZY, run)).isEqualTo(Answer.NO);
        assertThat(answer(mode, Property.CHUNKED, run)).isEqualTo(Answer.NO);
    }

    @Test
    void results_that_come_as_they_complete_are_not_ordered_and_are_lazy() {
        Recording run = run(List.of(2, 1, 0), CallKind.NEXT, 1);
        assertThat(answer(Mode.MAP, Property.ORDERED, run)).isEqualTo(Answer.NO);
        assertThat(answer(Mode.MAP, Property.LAZY, run)).isEqualTo(Answer.YES);
    }

    @Test
    void a_call_that_came_back_before_its_results_does_not_block() {
        assertThat(answer(Mode.MAP, Property.BLOCKING, run(List.of(0, 1, 2), CallKind.MAP, 1_000)))
                .isEqualTo(Answer.YES);
        assertThat(answer(Mode.MAP, Property.BLOCKING, run(List.of(0, 1, 2), CallKind.MAP, 250)))
                .isEqualTo(Answer.NO);
        assertThat(answer(Mode.MAP, Property.BLOCKING, run(List.of(0, 1, 2), CallKind.JOIN, 250)))
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void taskels_that_completed_in_order_tell_nothing_of_the_order() {
        Cell cell = cell(Mode.IMAP, Property.ORDERED, run(List.of(0, 1, 2), CallKind.NEXT, 1));
        assertThat(cell.answer()).isEqualTo(Answer.UNKNOWN);
        assertThat(cell.evidence().in(Language.ENGLISH)).contains("0, 1, 2").contains("measure again");
    }

    @Test
    void a_run_that_did_not_complete_or_printed_nothing_tells_nothing() {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.state(RunState.FAILED, "it failed", MILLI);
        Recording failed = new SavedRun(SampleRuns.header("map", 0, 1, 1), recorder.trace(), Path.of("failed"));
        for (Probe probe : Probe.values()) {
            assertThat(Matrix.cells(Mode.MAP, probe, failed)).isNotEmpty().allSatisfy(cell -> assertThat(cell.answer())
                    .isEqualTo(Answer.UNKNOWN));
        }
        assertThat(answer(Mode.MAP, Property.RETURNS, SampleRuns.imap("x"))).isEqualTo(Answer.UNKNOWN);
        assertThat(answer(Mode.MAP, Property.MANY_ARGUMENTS, SampleRuns.imap("x")))
                .isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void a_source_is_contradicted_only_by_cells_that_say_otherwise() {
        Recording ordered = SampleRuns.imap("x");
        Recording unordered = run(List.of(2, 1, 0), CallKind.NEXT, 1);
        assertThat(Source.ORDER_TABLE.contradictedBy(List.of(cell(Mode.STARMAP_ASYNC, Property.ORDERED, ordered))))
                .hasSize(1);
        assertThat(Source.ORDER_TABLE.contradictedBy(List.of(cell(Mode.STARMAP_ASYNC, Property.ORDERED, unordered))))
                .isEmpty();
        assertThat(Source.ORDER_TABLE.contradictedBy(List.of(cell(Mode.MAP, Property.ORDERED, ordered))))
                .isEmpty();
    }

    private static Answer answer(Mode mode, Property property, Recording run) {
        return cell(mode, property, run).answer();
    }

    private static Cell cell(Mode mode, Property property, Recording run) {
        return Matrix.cells(mode, property.probe(), run).stream()
                .filter(cell -> cell.property() == property)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Returns three taskels, each received 100 ms after the previous one and delivered at once; one call that returns
     * at {@code returned}.
     */
    private static Recording run(List<Integer> order, CallKind kind, long returned) {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 41233, 1, 2);
        recorder.submitted(3, MILLI);
        int call = recorder.blocked(kind, 1, -1, 2 * MILLI);
        for (int i = 0; i < 3; i++) {
            recorder.task(i, 1);
        }
        for (int rank = 0; rank < 3; rank++) {
            long ended = 100L * (rank + 1);
            SampleRuns.taskel(recorder, order.get(rank), 0, ended - 90, ended, Outcome.SUCCEEDED, "r");
            SampleRuns.deliver(recorder, order.get(rank), ended + 1);
        }
        recorder.unblocked(call, returned * MILLI);
        recorder.state(RunState.COMPLETED, null, 1_100 * MILLI);
        return new SavedRun(SampleRuns.header("map", 3, 1, 1), recorder.trace(), Path.of("made.poolscope"));
    }
}
