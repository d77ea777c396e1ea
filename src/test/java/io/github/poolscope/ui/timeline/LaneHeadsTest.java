package io.github.poolscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.PoolNames;
import io.github.poolscope.analysis.picture.BusyCurve;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.LaneGroup;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.BlockedCall;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TimeRange;
import io.github.poolscope.ui.fx.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Lanes of several pools: their order, their headings, and what is seen of pools that are folded. */
class LaneHeadsTest {
    private static final double HEIGHT = 500;
    private static final long MILLI = 1_000_000;

    private final LaneScroll lanes = new LaneScroll();

    private static void pool(TraceRecorder recorder, PoolKind kind, String name, int size, String method, int line) {
        recorder.poolCreated(new PoolDescription(kind, name, size, method), line * MILLI);
        int call = recorder.blocked(
                new BlockedCall(CallKind.START_POOL, "my.py", line, Trace.NONE, Trace.NONE, 0), line * MILLI + 5);
        recorder.unblocked(call, line * MILLI + 10);
    }

    private static int worker(TraceRecorder recorder, int pool, int slot) {
        int worker = recorder.workerRequested(
                pool == Trace.NONE
                        ? WorkerRequest.process("feeder", slot, "fork", Trace.NONE)
                        : WorkerRequest.ofPool(pool, slot, "fork"),
                0);
        recorder.workerReady(worker, MILLI, 0);
        return worker;
    }

    /** Returns a run with pools of two workers each, the workers of all pools alternating, and a process of none. */
    private static Frame run(int pools, boolean withProcess) {
        TraceRecorder recorder = SampleRuns.recorder();
        for (int pool = 0; pool < pools; pool++) {
            pool(recorder, PoolKind.PROCESS_POOL, "Pool", 2, "fork", pool);
        }
        if (withProcess) {
            worker(recorder, Trace.NONE, 0);
        }
        for (int slot = 0; slot < 2; slot++) {
            for (int pool = 0; pool < pools; pool++) {
                worker(recorder, pool, 2 * pool + slot);
            }
        }
        int first = withProcess ? 1 : 0;
        recorder.submitted(2 * pools, 1);
        for (int i = 0; i < 2 * pools; i++) {
            SampleRuns.taskel(recorder, i, first + i, 2, 20, i == 0 ? Outcome.FAILED : Outcome.SUCCEEDED, "x");
        }
        return SampleFrames.of(SampleRuns.header("map", 2 * pools, 2, 1), recorder.trace(), 40 * MILLI);
    }

    private TimelineLayout layout(Frame frame) {
        lanes.folds().show(frame.recording().file());
        return lanes.layout(frame, HEIGHT);
    }

    @Test
    void the_lanes_of_a_pool_stand_together_below_its_heading_and_processes_of_none_behind() {
        TimelineLayout layout = layout(run(2, true));
        assertThat(layout.lanes().heads())
                .extracting(head -> head.group().pool())
                .containsExactly(0, 1, Trace.NONE);
        assertThat(layout.lanes().heads()).extracting(LaneHead::before).containsExactly(0, 2, 4);
        assertThat(layout.lanes().shown()).extracting(Lane::worker).containsExactly(1, 3, 2, 4, 0);
    }

    @Test
    void one_pool_alone_has_no_heading() {
        TimelineLayout layout = layout(run(1, false));
        assertThat(layout.lanes().heads()).isEmpty();
        assertThat(layout.laneTop(0)).isEqualTo(layout.firstWorker());
        assertThat(layout(run(1, true)).lanes().heads()).hasSize(2);
    }

    @Test
    void each_height_belongs_to_one_heading_or_lane() {
        Frame frame = run(3, true);
        lanes.folds().fold(layout(frame).lanes().heads().get(1), true);
        TimelineLayout layout = layout(frame);
        LaneRows rows = layout.rows();
        for (LaneHead head : layout.lanes().heads()) {
            double top = rows.top(head);
            assertThat(rows.headAt(top)).contains(head);
            assertThat(rows.headAt(top + rows.height(head) - 0.1)).contains(head);
            assertThat(rows.laneAt(top + 1)).isEmpty();
            assertThat(rows.headAtPlace(rows.placeOf(head))).contains(head);
        }
        for (int row = 0; row < layout.lanes().shown().size(); row++) {
            double top = layout.laneTop(row);
            assertThat(rows.headAt(top)).isEmpty();
            assertThat(rows.rowAt(top)).isEqualTo(row);
            assertThat(rows.rowAt(top + layout.laneHeight() - 0.1)).isEqualTo(row);
            assertThat(rows.rowFrom(top + 1)).isEqualTo(row);
            assertThat(layout.withinLane(top + 3)).isEqualTo(3);
            assertThat(rows.headAtPlace(rows.placeOf(row))).isEmpty();
            assertThat(rows.rowAtPlace(rows.placeOf(row))).isEqualTo(row);
        }
        assertThat(rows.laneAt(rows.bottom())).isEmpty();
        assertThat(rows.places()).isEqualTo(4 + 5);
    }

    @Test
    void a_folded_pool_is_one_lane_until_it_is_unfolded_also_in_a_replay_but_not_in_another_run() {
        Frame frame = run(2, false);
        double top = layout(frame).rows().top(layout(frame).lanes().heads().get(1));
        assertThat(lanes.click(top + 2, layout(frame))).isTrue();
        assertThat(layout(frame).lanes().shown()).extracting(Lane::worker).containsExactly(0, 2);
        lanes.reset();
        assertThat(layout(run(2, false)).lanes().shown()).hasSize(2);
        lanes.folds().show(Path.of("another.poolscope"));
        assertThat(lanes.layout(frame, HEIGHT).lanes().shown()).hasSize(4);
        assertThat(lanes.click(layout(frame).laneTop(0) + 2, layout(frame))).isFalse();
    }

    @Test
    void all_pools_are_folded_and_unfolded_at_once() {
        Frame frame = run(3, false);
        assertThat(lanes.act(KeyCode.G, layout(frame))).isTrue();
        assertThat(layout(frame).lanes().shown()).isEmpty();
        lanes.folds().toggle(layout(frame).lanes().heads().get(0));
        assertThat(layout(frame).lanes().shown()).hasSize(2);
        lanes.act(KeyCode.G, layout(frame));
        lanes.act(KeyCode.G, layout(frame));
        assertThat(layout(frame).lanes().shown()).hasSize(6);
    }

    @Test
    void the_arrows_go_over_headings_and_fold_and_unfold_them() {
        Frame frame = run(2, false);
        Selection selection = new Selection();
        TimelineSteps steps = new TimelineSteps(selection, new TimeRange(), lanes);
        press(steps, KeyCode.DOWN, frame);
        assertThat(focused(frame)).isZero();
        press(steps, KeyCode.DOWN, frame);
        assertThat(lanes.focused(layout(frame))).isEmpty();
        assertThat(selection.worker()).isZero();
        press(steps, KeyCode.DOWN, frame);
        press(steps, KeyCode.DOWN, frame);
        assertThat(focused(frame)).isOne();
        assertThat(selection.worker()).isEqualTo(Trace.NONE);
        press(steps, KeyCode.LEFT, frame);
        assertThat(layout(frame).lanes().shown()).hasSize(2);
        press(steps, KeyCode.RIGHT, frame);
        assertThat(layout(frame).lanes().shown()).hasSize(4);
        press(steps, KeyCode.ENTER, frame);
        assertThat(layout(frame).lanes().shown()).hasSize(2);
        assertThat(TimelineWords.of(frame, selection, lanes.focused(layout(frame))))
                .contains("2 pools", "Pool 2 · 2 processes, fork · line 2, folded");
        press(steps, KeyCode.UP, frame);
        assertThat(selection.worker()).isEqualTo(2);
    }

    private int focused(Frame frame) {
        return lanes.focused(layout(frame)).orElseThrow().group().pool();
    }

    private void press(TimelineSteps steps, KeyCode code, Frame frame) {
        KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
        assertThat(steps.act(event, frame, frame.timeline().axis(), layout(frame)))
                .isTrue();
    }

    @Test
    void a_thousand_pools_are_folded_until_one_is_opened_and_each_can_be_reached() {
        Frame frame = run(1_000, true);
        assertThat(layout(frame).lanes().shown()).isEmpty();
        assertThat(layout(frame).hidden(0)).isGreaterThan(900);
        Selection selection = new Selection();
        selection.selectTaskel(900);
        lanes.reveal(selection, frame, layout(frame));
        LaneHead head = layout(frame).lanes().headOf(900).orElseThrow();
        double top = layout(frame).rows().top(head) - lanes.position();
        assertThat(top).isBetween(TimelineLayout.AXIS, HEIGHT - layout(frame).legend());
        lanes.folds().toggle(head);
        assertThat(layout(frame).lanes().shown()).hasSize(2);
        assertThat(lanes.folds().focused(layout(frame).lanes()).orElseThrow().before())
                .isZero();
    }

    @Test
    void a_folded_lane_counts_the_workers_in_a_taskel_and_marks_failures() {
        Frame frame = run(2, false);
        TimeAxis axis = frame.timeline().axis();
        LaneGroup group = frame.timeline().groups().get(0);
        BusyCurve curve = BusyCurve.of(group.lanes(), axis);
        assertThat(curve.busy()[(int) axis.x(10 * MILLI)]).isEqualTo(2);
        assertThat(curve.busy()[(int) axis.x(MILLI)]).isZero();
        assertThat(curve.busy()[(int) axis.x(30 * MILLI)]).isZero();
        assertThat(curve.most()).isEqualTo(2);
        assertThat(curve.failed().cardinality()).isOne();
        assertThat(BusyCurve.of(List.of(), axis).most()).isZero();
    }

    @Test
    void pools_are_named_by_class_size_start_method_and_line() {
        TraceRecorder recorder = SampleRuns.recorder();
        pool(recorder, PoolKind.THREAD_POOL, "ThreadPool", 3, "thread", 25);
        pool(recorder, PoolKind.PROCESS_POOL, "Pool", 2, "spawn", 30);
        recorder.poolCreated(new PoolDescription(PoolKind.PROCESS_EXECUTOR, "Executor", 1, "fork"), 31 * MILLI);
        pool(recorder, PoolKind.PROCESS_POOL, "Pool", 1, "fork", 40);
        PoolNames names = PoolNames.of(recorder.trace());
        assertThat(Words.say(names.name(0)) + ": " + Words.say(names.detail(0, 3)))
                .isEqualTo("ThreadPool: 3 threads · line 26");
        assertThat(Words.say(names.name(1)) + ": " + Words.say(names.detail(1, 2)))
                .isEqualTo("Pool 1: 2 processes, spawn · line 31");
        assertThat(Words.say(names.detail(2, 1))).isEqualTo("up to 1 process, fork");
        assertThat(Words.say(names.name(3)) + ": " + Words.say(names.detail(3, 1)))
                .isEqualTo("Pool 2: 1 process, fork · line 41");
        assertThat(Words.say(names.name(Trace.NONE)) + ": " + Words.say(names.detail(Trace.NONE, 4)))
                .isEqualTo("Other processes: 4 processes");
    }
}
