package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Step;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Language;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run as a list of events, and as the times of its program's steps. */
class EventListTest {
    private static List<String> lines(EventList events) {
        return IntStream.range(0, events.size())
                .mapToObj(event ->
                        Units.seconds(events.time(event)) + " " + events.who(event) + ": " + events.what(event))
                .toList();
    }

    @Test
    void events_are_told_in_the_order_of_time() {
        SavedRun run = SampleRuns.imap("x");
        EventList events = EventList.of(run.trace());
        assertThat(IntStream.range(0, events.size()).mapToObj(events::time)).isSorted();
        assertThat(lines(events))
                .anyMatch(line -> line.contains("worker 1") && line.contains("is ready after"))
                .anyMatch(line -> line.contains("begins taskel 0"))
                .anyMatch(line -> line.contains("completes taskel 1 after"))
                .anyMatch(line -> line.contains("taskel 2 failed after"))
                .anyMatch(line -> line.contains("main: is given result 1, held for "))
                .anyMatch(line -> line.contains("has ended: "));
        Trace trace = run.trace();
        long taskels = IntStream.range(0, events.size())
                .filter(event -> events.what(event).startsWith("begins taskel"))
                .count();
        assertThat(taskels).isEqualTo(trace.taskels().startedCount());
    }

    @Test
    void callbacks_are_told_among_what_else_happened() {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.submitted(2, 0);
        int callback = recorder.callbackBegan(1, 20_000_000);
        recorder.callbackEnded(callback, 50_000_000);
        int unknown = recorder.callbackBegan(Trace.NONE, 60_000_000);
        recorder.callbackEnded(unknown, 70_000_000);
        EventList events = EventList.of(recorder.trace());
        assertThat(lines(events))
                .endsWith(
                        "0.02 s main: calls back with result 1",
                        "0.05 s main: is back from the callback given result 1, after 30 ms");
        assertThat(events.taskel(events.size() - 1)).isEqualTo(1);
        assertThat(events.worker(events.size() - 1)).isEqualTo(Trace.NONE);
    }

    @Test
    void events_are_found_by_words_and_numbers() {
        EventList events = EventList.of(SampleRuns.imap("x").trace());
        assertThat(events.find("")).hasSize(events.size());
        int[] found = events.find("BEGINS taskel 1");
        assertThat(found).hasSize(1);
        assertThat(events.taskel(found[0])).isEqualTo(1);
        assertThat(events.worker(found[0])).isNotNegative();
        assertThat(events.find("begi taskel 1")).hasSize(1);
        assertThat(events.find("begins taskel 17")).isEmpty();
        assertThat(events.find("nothing of the kind")).isEmpty();
    }

    @Test
    void the_time_of_a_step_is_that_of_its_calls() {
        SavedRun run = SampleRuns.imap("x");
        RunHeader header = run.header();
        StepTimes times = StepTimes.of(header, run.trace());
        long waited = 0;
        int calls = 0;
        for (int i = 0; i < run.trace().calls().count(); i++) {
            int line = run.trace().calls().line(i);
            if (line >= 0 && header.program().lines().get(line).step() == Step.AWAIT) {
                waited += run.trace().calls().ended(i) - run.trace().calls().began(i);
                calls++;
            }
        }
        assertThat(calls).isPositive();
        assertThat(times.of(Step.AWAIT)).hasValue(new StepTimes.Time(waited, calls, true));
        assertThat(times.current()).isEmpty();
        assertThat(times.of(Step.JOIN)).isEmpty();
    }

    @Test
    void making_and_searching_a_list_end_when_they_are_cancelled() {
        EventList events = EventList.of(SampleRuns.imap("x").trace());
        WorkProgress progress = new WorkProgress();
        progress.cancel();
        assertThatThrownBy(() -> EventList.of(SampleRuns.imap("x").trace(), Language.ENGLISH, progress))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> events.find("taskel", progress)).isInstanceOf(CancellationException.class);
    }
}
