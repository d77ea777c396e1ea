package io.github.poolscope.ui.app;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.report.LessonHandout;
import io.github.poolscope.run.Recording;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks for a file and writes a lesson's hand-out to it. FX thread only. */
final class HandoutFile {
    private static final String ENDING = ".html";

    private final Executor background;

    HandoutFile(Executor background) {
        this.background = background;
    }

    /** Lets the user choose a file and writes the lesson with its runs to it. */
    void choose(Window window, Lesson lesson, double pace, List<? extends Recording> runs) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.text("lesson.hand-out.title"));
        chooser.setInitialFileName(lesson.name() + ENDING);
        File chosen = chooser.showSaveDialog(window);
        if (chosen != null) {
            write(chosen.toPath(), new Messages(window), lesson, pace, runs);
        }
    }

    /** Writes it in the language of the window and shows a message when done. */
    void write(Path file, Messages messages, Lesson lesson, double pace, List<? extends Recording> runs) {
        Language language = Words.language();
        background.execute(() -> {
            try {
                LessonHandout.write(lesson, pace, runs, language, file);
                FxThread.later(() -> messages.tell("lesson.hand-out.done", file.toString()));
            } catch (IOException e) {
                FxThread.later(() -> messages.tell(Words.text("lesson.hand-out.failed"), e));
            }
        });
    }
}
