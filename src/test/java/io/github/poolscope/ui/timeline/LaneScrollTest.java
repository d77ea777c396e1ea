package io.github.poolscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The lanes of many workers: their heights, what is out of sight, and how it is found. */
class LaneScrollTest {
    private static final double HEIGHT = 400;

    private final LaneScroll lanes = new LaneScroll();

    /** Returns a run in which only the first workers run a taskel each. */
    private static Frame run(int workers, int taskels) {
        TraceRecorder recorder = SampleRuns.recorder();
        for (int slot = 0; slot < workers; slot++) {
            SampleRuns.worker(recorder, slot, 100 + slot, 0, 1);
        }
        recorder.submitted(taskels, 1);
        for (int i = 0; i < taskels; i++) {
            SampleRuns.taskel(recorder, i, i, 2, 20, Outcome.SUCCEEDED, "x");
        }
        RunHeader header = SampleRuns.header("map", taskels, workers, 1);
        return SampleFrames.of(header, recorder.trace(), 30_000_000);
    }

    private TimelineLayout press(KeyCode key, Frame frame) {
        assertThat(lanes.act(key, lanes.layout(frame, HEIGHT))).isTrue();
        lanes.clamp(lanes.layout(frame, HEIGHT));
        return lanes.layout(frame, HEIGHT);
    }

    @Test
    void few_lanes_keep_their_height_and_all_that_is_in_them() {
        Frame frame = run(10, 2);
        TimelineLayout layout = lanes.layout(frame, HEIGHT);
        assertThat(layout.isCompact()).isFalse();
        assertThat(layout.lanes().idle()).isEmpty();
        assertThat(layout.hidden(0)).isPositive();
        assertThat(press(KeyCode.V, frame).laneHeight()).isEqualTo(layout.laneHeight());
    }

    @Test
    void of_many_those_that_have_run_nothing_are_one_row_until_they_are_wanted() {
        Frame frame = run(200, 5);
        TimelineLayout layout = lanes.layout(frame, HEIGHT);
        assertThat(layout.lanes().shown()).hasSize(5);
        assertThat(layout.lanes().idle()).hasSize(195);
        assertThat(layout.hidden(0)).isZero();
        assertThat(layout.isIdleRow(layout.laneTop(5) + 1)).isTrue();
        assertThat(layout.isIdleRow(layout.laneTop(5) - 1)).isFalse();
        TimelineLayout apart = press(KeyCode.G, frame);
        assertThat(apart.lanes().shown()).hasSize(200);
        assertThat(apart.hidden(0)).isGreaterThan(150);
        assertThat(press(KeyCode.G, frame).lanes().shown()).hasSize(5);
        assertThat(lanes.layout(run(200, 0), HEIGHT).lanes().shown()).hasSize(200);
    }

    @Test
    void all_can_be_seen_at_once() {
        Frame frame = run(200, 200);
        assertThat(lanes.layout(frame, HEIGHT).hidden(0)).isGreaterThan(150);
        TimelineLayout thin = press(KeyCode.V, frame);
        assertThat(thin.isThin()).isTrue();
        assertThat(thin.hidden(0)).isZero();
        assertThat(press(KeyCode.V, frame).isThin()).isFalse();
        lanes.reset();
        assertThat(lanes.position()).isZero();
    }

    @Test
    void a_lane_that_is_selected_elsewhere_comes_into_sight() {
        Frame frame = run(200, 150);
        TimelineLayout layout = lanes.layout(frame, HEIGHT);
        Selection selection = new Selection();
        for (int taskel : new int[] {149, 3, 77}) {
            selection.selectTaskel(taskel);
            lanes.reveal(selection, frame, layout);
            double top = layout.laneTop(taskel) - lanes.position();
            assertThat(top).isBetween(TimelineLayout.AXIS, HEIGHT - layout.legend() - layout.laneHeight());
        }
        selection.selectWorker(199);
        lanes.reveal(selection, frame, layout);
        assertThat(layout.laneTop(150) - lanes.position()).isLessThan(HEIGHT - layout.legend());
    }

    @Test
    void pages_and_the_scroll_bar_reach_both_ends() {
        Frame frame = run(200, 200);
        TimelineLayout layout = lanes.layout(frame, HEIGHT);
        assertThat(layout.isScrollable()).isTrue();
        lanes.dragTo(HEIGHT, layout);
        double end = lanes.position();
        assertThat(end).isEqualTo(layout.contentHeight() - HEIGHT);
        press(KeyCode.PAGE_DOWN, frame);
        assertThat(lanes.position()).isEqualTo(end);
        press(KeyCode.PAGE_UP, frame);
        press(KeyCode.DOWN, frame);
        assertThat(lanes.position()).isEqualTo(end - layout.scrollRoom() + layout.laneHeight());
        lanes.dragTo(0, layout);
        assertThat(lanes.position()).isZero();
        assertThat(lanes.act(KeyCode.N, layout)).isFalse();
    }
}
