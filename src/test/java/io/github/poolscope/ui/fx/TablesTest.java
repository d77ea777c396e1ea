package io.github.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.ui.events.EventsView;
import io.github.poolscope.ui.taskels.TaskelsView;
import io.github.poolscope.words.Language;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Tables whose rows are computed in the background, which the test blocks until something else has happened. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway") // A trace is made unreadable by removing a part of it.
class TablesTest {
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final SavedRun run = SampleRuns.imap("x");
    private TaskelsView taskels;
    private EventsView events;

    @BeforeEach
    void empty() {
        onFx(() -> {
            Words.speak(Language.ENGLISH); // Another class may have chosen another language.
            return true;
        });
        taskels = onFx(() -> new TaskelsView(new Selection(), held::add));
        events = onFx(() -> new EventsView(new Selection(), held::add));
    }

    private static <T> T onFx(Callable<T> work) {
        T done = WaitForAsyncUtils.waitForAsyncFx(20_000, work);
        WaitForAsyncUtils.waitForFxEvents();
        return done;
    }

    private static SavedRun run(TraceRecorder recorder) {
        return new SavedRun(SampleRuns.header("map", 3, 1, 1), recorder.trace(), Path.of("run.poolscope"));
    }

    private static Frame frame(Recording recording) {
        return Frame.of(recording, Viewport.FIT, new OfferedChanges());
    }

    private void show(Frame frame) {
        onFx(() -> {
            taskels.show(frame);
            return true;
        });
    }

    private void showEvents(Frame frame) {
        onFx(() -> {
            events.show(frame);
            return true;
        });
    }

    private static void write(Parent view, String id, String text) {
        onFx(() -> {
            ((TextField) view.lookup("#" + id)).setText(text);
            return true;
        });
    }

    private static List<Integer> rows(TableView<Integer> table) {
        return onFx(() -> List.copyOf(table.getItems()));
    }

    private void doNext() {
        assertThat(held).hasSize(1);
        try {
            held.remove().run();
        } finally {
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private void doAll() {
        while (!held.isEmpty()) {
            doNext();
        }
    }

    /** Removes a part of a trace, or restores it. */
    private static @Nullable Object part(Trace trace, String name, @Nullable Object value) throws Exception {
        Field field = Trace.class.getDeclaredField(name);
        field.setAccessible(true);
        Object before = field.get(trace);
        field.set(trace, value);
        return before;
    }

    @Test
    void taskels_that_were_found_in_another_run_are_not_shown() {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.submitted(1, 0);
        recorder.state(RunState.COMPLETED, null, 1);
        write(taskels, "filter", "index:0..9");
        show(frame(run));
        show(frame(run(recorder)));
        doNext();
        doNext();
        assertThat(rows(taskels.table())).containsExactly(0);
        assertThat(held).isEmpty();
    }

    @Test
    void a_search_that_breaks_does_not_keep_the_next_one_from_being_made() throws Exception {
        Frame frame = frame(run);
        Object failures = part(run.trace(), "failures", null);
        write(taskels, "filter", "word");
        show(frame);
        assertThatThrownBy(this::doNext).isInstanceOf(NullPointerException.class);
        assertThat(held).isEmpty();
        part(run.trace(), "failures", failures);
        write(taskels, "filter", "index:1");
        doAll();
        assertThat(rows(taskels.table())).containsExactly(1);
    }

    @Test
    void rows_stay_while_they_are_sorted_and_after_that_was_cancelled() {
        show(frame(run));
        sortByTheFirstColumn();
        assertThat(rows(taskels.table())).containsExactly(0, 1, 2);
        assertThat(onFx(() -> BusyBar.cancelAround(taskels.table()))).isTrue();
        doNext();
        assertThat(rows(taskels.table())).containsExactly(0, 1, 2);
        assertThat(text("found")).startsWith("cancelled");
        show(frame(run));
        assertThat(held).isEmpty();
        write(taskels, "filter", "index:1..2");
        doNext();
        assertThat(rows(taskels.table())).containsExactly(2, 1);
        assertThat(text("found")).isEqualTo("2 of 3 taskels");
        assertThat(onFx(() -> BusyBar.cancelAround(taskels.table()))).isFalse();
    }

    private void sortByTheFirstColumn() {
        onFx(() -> {
            TableColumn<Integer, ?> first = taskels.table().getColumns().get(0);
            first.setSortType(TableColumn.SortType.DESCENDING);
            return taskels.table().getSortOrder().add(first);
        });
    }

    private String text(String id) {
        return onFx(() -> ((Label) taskels.lookup("#" + id)).getText());
    }

    @Test
    void a_search_for_something_else_takes_the_place_of_one_that_goes_on() {
        show(frame(run));
        write(taskels, "filter", "index:0");
        write(taskels, "filter", "index:2");
        doNext();
        assertThat(rows(taskels.table())).containsExactly(0, 1, 2);
        doNext();
        assertThat(rows(taskels.table())).containsExactly(2);
        assertThat(held).isEmpty();
    }

    @Test
    void a_list_of_events_that_breaks_does_not_keep_the_next_one_from_being_made() throws Exception {
        Frame frame = frame(run);
        Object notes = part(run.trace(), "notes", null);
        showEvents(frame);
        assertThatThrownBy(this::doNext).isInstanceOf(NullPointerException.class);
        assertThat(held).isEmpty();
        part(run.trace(), "notes", notes);
        write(events, "eventFind", "worker");
        doAll();
        assertThat(rows(events.table())).isNotEmpty();
    }

    @Test
    void the_last_that_happened_while_a_table_was_made_is_in_it() {
        TraceRecorder recorder = SampleRuns.recorder();
        SavedRun growing = run(recorder);
        recorder.submitted(1, 0);
        write(taskels, "filter", "index:0..9");
        show(frame(growing));
        recorder.submitted(2, 1);
        recorder.state(RunState.COMPLETED, null, 2);
        show(frame(growing));
        doNext();
        doNext();
        assertThat(rows(taskels.table())).containsExactly(0, 1, 2);
        assertThat(held).isEmpty();

        TraceRecorder other = SampleRuns.recorder();
        SavedRun eventful = run(other);
        other.submitted(1, 0);
        showEvents(frame(eventful));
        onFx(() -> {
            held.remove().run();
            other.submitted(1, 1);
            other.state(RunState.COMPLETED, null, 2);
            events.show(frame(eventful));
            return true;
        });
        int before = rows(events.table()).size();
        doNext();
        assertThat(rows(events.table())).hasSizeGreaterThan(before);
        assertThat(held).isEmpty();
    }
}
