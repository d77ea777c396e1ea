package io.github.poolscope.ui.app;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Pace;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.workbench.LessonCommands;
import java.util.List;

/**
 * The states of {@link Screenshots} that show a lesson: before, while its runs are covered, and afterwards. A lesson that
 * was played shows its runs when it is opened again, so the states before come first.
 */
final class LessonScreenshots {
    private final MainWindow window;
    private final LessonCommands lessons;

    LessonScreenshots(MainWindow window) {
        this.window = window;
        lessons = window.workbench().lessons();
    }

    List<WindowState> all() {
        return List.of(
                WindowState.of("lesson-open", () -> open("imap-keeps-order")),
                WindowState.of("lesson-covered", () -> {
                    predictFirst();
                    open("imap-keeps-order");
                }),
                WindowState.of("lesson-predicted", () -> {
                    predictFirst();
                    open("imap-keeps-order");
                    play(0.5);
                }),
                WindowState.of("lesson-order", () -> {
                    predictFirst();
                    open("imap-keeps-order");
                    play(0.5);
                    FxCalls.act(() -> model().predict("submitted-first"));
                }),
                WindowState.of("lesson-crash", () -> {
                    predictFirst();
                    open("worker-dies");
                    play(0.25);
                    FxCalls.act(() -> model().predict("nothing"));
                }),
                WindowState.of("lesson-chunks", () -> {
                    open("chunksize-on-uneven-taskels");
                    play(0.5);
                }),
                WindowState.of("lesson-live", () -> {
                            open("imap-keeps-order");
                            FxCalls.act(() -> model().paceProperty().set(Pace.SLOW.factor()));
                            FxCalls.act(lessons::play);
                            FxCalls.await(this::isHalfway);
                        })
                        .during(this::isHalfway),
                WindowState.of("lesson-stopped", () -> {
                    open("new-process-for-each-task");
                    FxCalls.act(lessons::play);
                    FxCalls.await(() -> model().playing().isPresent()
                            && model().playing().orElseThrow().runs().size() == 2);
                    FxCalls.act(() -> window.workbench().work().stop());
                    awaitEnd();
                }));
    }

    private boolean isHalfway() {
        var run = window.workbench().runs().first();
        return run != null && model().isPlaying() && run.trace().taskels().completedCount() >= 1;
    }

    private LessonModel model() {
        return lessons.model();
    }

    private void predictFirst() throws Exception {
        FxCalls.act(() -> model().predictFirstProperty().set(true));
    }

    /** Opens a lesson as if it had not been played before. */
    private void open(String name) throws Exception {
        FxCalls.act(() -> {
            lessons.setAside();
            lessons.open(Lessons.find(name).orElseThrow());
        });
    }

    private void play(double pace) throws Exception {
        FxCalls.act(() -> model().paceProperty().set(pace));
        FxCalls.act(lessons::play);
        awaitEnd();
    }

    private void awaitEnd() throws Exception {
        FxCalls.await(() -> model().playing().isPresent() && !model().isPlaying());
    }
}
