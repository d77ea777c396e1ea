package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.analysis.TaskelOrder.By;
import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taskels found and sorted. */
class TaskelSearchTest {
    private static final int MANY = 10_000;

    private static int[] rows(Trace trace, String filter, By by, boolean descending) {
        return TaskelSearch.rows(
                trace,
                trace.taskels().count(),
                TaskelFilter.parse(filter),
                Optional.of(new TaskelOrder(by, descending)),
                done -> assertThat(done).isBetween(0L, (long) TaskelSearch.DONE));
    }

    /** Returns a run whose items and results are the texts, and whose taskels ran for ever shorter times. */
    private static Trace of(String... texts) {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 41233, 10, 50);
        SampleRuns.worker(recorder, 1, 41234, 10, 50);
        for (String text : texts) {
            recorder.item(text);
            recorder.submitted(1, 5);
        }
        for (int i = 0; i < texts.length; i++) {
            SampleRuns.taskel(recorder, i, i % 2, 60 + i, 100 - i, Outcome.SUCCEEDED, texts[i]);
        }
        return recorder.trace();
    }

    private static List<String> items(Trace trace, int... rows) {
        return IntStream.of(rows).mapToObj(trace.taskels()::item).toList();
    }

    @Test
    void numbers_come_in_their_order_and_before_words_and_nothing_comes_last() {
        Trace trace = of("10", "", "9", "beta", "Alpha", "-1.5", "alphabet", "10.0", "9x");
        assertThat(items(trace, rows(trace, "", By.ITEM, false)))
                .containsExactly("-1.5", "9", "10", "10.0", "9x", "Alpha", "alphabet", "beta", "");
        assertThat(items(trace, rows(trace, "", By.RESULT, true)))
                .containsExactly("beta", "alphabet", "Alpha", "9x", "10", "10.0", "9", "-1.5", "");
    }

    @Test
    void only_what_the_filter_accepts_is_sorted() {
        Trace trace = of("d", "c", "b", "a");
        assertThat(rows(trace, "index:1..3", By.ITEM, false)).containsExactly(3, 2, 1);
        assertThat(rows(trace, "worker:2", By.STARTED, true)).containsExactly(3, 1);
        assertThat(rows(trace, "", By.WORKER, true)).containsExactly(1, 3, 0, 2);
        assertThat(rows(trace, "", By.RAN, false)).containsExactly(3, 2, 1, 0);
    }

    @Test
    void what_has_no_value_yet_comes_last_in_both_directions() {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 41233, 10, 50);
        recorder.submitted(4, 5);
        recorder.started(2, 0, 60);
        SampleRuns.taskel(recorder, 3, 0, 60, 70, Outcome.FAILED, "x");
        SampleRuns.taskel(recorder, 1, 0, 70, 90, Outcome.SUCCEEDED, "y");
        SampleRuns.deliver(recorder, 1, 95);
        Trace trace = recorder.trace();
        assertThat(rows(trace, "", By.COMPLETED, false)).containsExactly(3, 1, 0, 2);
        assertThat(rows(trace, "", By.COMPLETED, true)).containsExactly(1, 3, 0, 2);
        assertThat(rows(trace, "", By.DELIVERED, true)).startsWith(1);
        assertThat(rows(trace, "", By.PID, true)).endsWith(0);
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void every_value_sorts_every_taskel_once_and_backwards_too(By by) {
        Trace trace = of("b", "c", "a", "7");
        assertThat(rows(trace, "", by, false)).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(rows(trace, "", by, true)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void many_are_sorted_as_the_library_does_it() {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.submitted(MANY, 5);
        Random random = new Random(1);
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
        numbers.replaceAll(number -> random.nextInt(MANY / 4));
        for (int i = 0; i < MANY; i++) {
            recorder.result(i, Integer.toString(numbers.get(i)));
        }
        recorder.state(RunState.COMPLETED, null, 10);
        int[] sorted = rows(recorder.trace(), "", By.RESULT, true);
        List<Integer> expected =
                new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
        expected.sort(Collections.reverseOrder(Comparator.comparingInt(numbers::get)));
        assertThat(IntStream.of(sorted).boxed().toList()).isEqualTo(expected);
    }

    @Test
    void a_search_ends_when_it_is_cancelled() {
        WorkProgress progress = new WorkProgress();
        Trace trace = of("d", "c");
        progress.cancel();
        assertThatThrownBy(() -> TaskelSearch.rows(trace, 2, TaskelFilter.ALL, Optional.empty(), progress))
                .isInstanceOf(CancellationException.class);
    }
}
