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

    /** Whether a state is one of these. */
    static boolean has(String state) {
        return STATES.contains(state.replaceFirst(CHINESE, ""));
    }

    void takeAll() throws Exception {
        onFx(window.views()::showPictures);
        takeAll("");
        onFx(window.matrix()::open);
        shots.take("matrix-empty");
        onFx(window.matrix().model()::measure);
        Screenshots.await(() -> !window.matrix().model().isMeasuring());
        onFx(() -> {
            if (window.arrangement().root().lookup("#matrix-starmap_async-ordered") instanceof Button cell) {
                cell.fire();
            }
        });
        shots.take("matrix");
        onFx(() -> Words.speak(Language.CHINESE));
        shots.take(CHINESE + "matrix");
        onFx(window.matrix()::close);
        onFx(() -> Words.speak(Language.CHINESE));
        takeAll(CHINESE);
        onFx(() -> Words.speak(Language.ENGLISH));
    }

    private void takeAll(String language) throws Exception {
        onFx(() -> model().paceProperty().set(1));
        onFx(window.lessons()::showGallery);
        shots.take(language + "gallery");
        onFx(() -> {
            if (window.arrangement().root().lookup("#lessonSearch") instanceof TextField search) {
                search.setText("imap_unordered");
            }
        });
        shots.take(language + "gallery-search");
        open("apply-one-after-another");
        shots.take(language + "lesson-open");
        onFx(() -> model().predictFirstProperty().set(true));
        open("imap-keeps-order");
        shots.take(language + "lesson-covered");
        play(0.5);
        onFx(() -> model().predict("submitted-first"));
        shots.take(language + "lesson-order");
        open("worker-dies");
        play(0.25);
        onFx(() -> model().predict("nothing"));
        shots.take(language + "lesson-crash");
        onFx(() -> model().predictFirstProperty().set(false));
        open("chunksize-on-uneven-taskels");
        play(0.5);
        shots.take(language + "lesson-chunks");
        open("new-process-for-each-task");
        onFx(window.lessons()::play);
        Screenshots.await(() -> model().playing().isPresent()
                && model().playing().orElseThrow().runs().size() == 2);
        onFx(window.shownRun()::stop);
        awaitEnd();
        shots.take(language + "lesson-stopped");
        onFx(window.lessons()::showGallery);
        shots.take(language + "gallery-run");
        onFx(window.lessons().places()::closeGallery);
        onFx(window.lessons()::leave);
    }

    private LessonModel model() {
        return window.lessons().model();
    }

    private void open(String name) throws Exception {
        onFx(window.lessons().places()::closeGallery);
        onFx(() -> window.lessons().open(Lessons.find(name).orElseThrow()));
    }

    private void play(double pace) throws Exception {
        onFx(() -> model().paceProperty().set(pace));
        onFx(window.lessons()::play);
        awaitEnd();
    }

    private void awaitEnd() throws InterruptedException {
        Screenshots.await(() -> model().playing().isPresent() && !model().isPlaying());
        TimeUnit.MILLISECONDS.sleep(700);
    }

    private static void onFx(Runnable work) throws Exception {
        Screenshots.onFx(() -> {
            work.run();
            return true;
        });
    }
}
