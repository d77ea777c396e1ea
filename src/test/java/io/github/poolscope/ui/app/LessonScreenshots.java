package io.github.poolscope.ui.app;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.words.Language;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/** The states of {@link Screenshots} that show lessons, in both languages. */
final class LessonScreenshots {
    private static final List<String> STATES = List.of(
            "gallery",
            "gallery-search",
            "gallery-run",
            "lesson-open",
            "lesson-covered",
            "lesson-order",
            "lesson-chunks",
            "lesson-stopped",
            "lesson-crash",
            "matrix-empty",
            "matrix");
    private static final String CHINESE = "chinese-";

    private final Screenshots shots;
    private final MainWindow window;

    LessonScreenshots(Screenshots shots, MainWindow window) {
        this.shots = shots;
        this.window = window;
    }

    /** Returns whether a state is one of these. */
    static boolean has(String state) {
        return STATES.contains(state.replaceFirst(CHINESE, ""));
    }

    void takeAll() throws Exception {
        Screenshots.actOnFx(() -> window.workbench().layout().reset());
        takeAll("");
        Screenshots.actOnFx(() -> window.workbench().lessons().showMatrix());
        shots.take("matrix-empty");
        Screenshots.actOnFx(window.workbench().matrix()::measure);
        Screenshots.await(() -> !window.workbench().matrix().isMeasuring());
        Screenshots.actOnFx(() -> {
            if (window.appearance().root().lookup("#matrix-starmap_async-ordered") instanceof Button cell) {
                cell.fire();
            }
        });
        shots.take("matrix");
        Screenshots.actOnFx(() -> Words.speak(Language.CHINESE));
        shots.take(CHINESE + "matrix");
        Screenshots.actOnFx(() -> window.workbench().uncover());
        Screenshots.actOnFx(() -> Words.speak(Language.CHINESE));
        takeAll(CHINESE);
        Screenshots.actOnFx(() -> Words.speak(Language.ENGLISH));
    }

    private void takeAll(String language) throws Exception {
        Screenshots.actOnFx(() -> model().paceProperty().set(1));
        Screenshots.actOnFx(window.workbench().lessons()::showGallery);
        shots.take(language + "gallery");
        Screenshots.actOnFx(() -> {
            if (window.appearance().root().lookup("#lessonSearch") instanceof TextField search) {
                search.setText("imap_unordered");
            }
        });
        shots.take(language + "gallery-search");
        open("apply-one-after-another");
        shots.take(language + "lesson-open");
        Screenshots.actOnFx(() -> model().predictFirstProperty().set(true));
        open("imap-keeps-order");
        shots.take(language + "lesson-covered");
        play(0.5);
        Screenshots.actOnFx(() -> model().predict("submitted-first"));
        shots.take(language + "lesson-order");
        open("worker-dies");
        play(0.25);
        Screenshots.actOnFx(() -> model().predict("nothing"));
        shots.take(language + "lesson-crash");
        Screenshots.actOnFx(() -> model().predictFirstProperty().set(false));
        open("chunksize-on-uneven-taskels");
        play(0.5);
        shots.take(language + "lesson-chunks");
        open("new-process-for-each-task");
        Screenshots.actOnFx(window.workbench().lessons()::play);
        Screenshots.await(() -> model().playing().isPresent()
                && model().playing().orElseThrow().runs().size() == 2);
        Screenshots.actOnFx(() -> window.workbench().work().stop());
        awaitEnd();
        shots.take(language + "lesson-stopped");
        Screenshots.actOnFx(window.workbench().lessons()::showGallery);
        shots.take(language + "gallery-run");
        Screenshots.actOnFx(() -> window.workbench().uncover());
        Screenshots.actOnFx(window.workbench().lessons()::leave);
    }

    private LessonModel model() {
        return window.workbench().lessons().model();
    }

    private void open(String name) throws Exception {
        Screenshots.actOnFx(() -> window.workbench().uncover());
        Screenshots.actOnFx(
                () -> window.workbench().lessons().open(Lessons.find(name).orElseThrow()));
    }

    private void play(double pace) throws Exception {
        Screenshots.actOnFx(() -> model().paceProperty().set(pace));
        Screenshots.actOnFx(window.workbench().lessons()::play);
        awaitEnd();
    }

    private void awaitEnd() throws InterruptedException {
        Screenshots.await(() -> model().playing().isPresent() && !model().isPlaying());
        TimeUnit.MILLISECONDS.sleep(700);
    }
}
