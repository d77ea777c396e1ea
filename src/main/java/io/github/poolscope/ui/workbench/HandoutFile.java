package io.github.poolscope.ui.workbench;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.report.LessonHandout;
import io.github.poolscope.run.Recording;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/** Asks for a file and writes a lesson's hand-out to it. FX thread only. */
public final class HandoutFile {
    private static final String ENDING = ".html";

    private final Executor background;
    private final Dialogs dialogs;

    public HandoutFile(Executor background, Dialogs dialogs) {
        this.background = background;
        this.dialogs = dialogs;
    }

    /** Lets the user choose a file and writes the lesson with its runs to it. */
    void choose(Lesson lesson, double pace, List<? extends Recording> runs) {
        dialogs.fileToSave(Words.text("lesson.hand-out.title"), lesson.name() + ENDING)
                .ifPresent(file -> write(file, lesson, pace, runs));
    }

    /** Writes it in the language of the window and reports when done. */
    public void write(Path file, Lesson lesson, double pace, List<? extends Recording> runs) {
        Language language = Words.language();
        background.execute(() -> {
            try {
                LessonHandout.write(lesson, pace, runs, language, file);
                FxThread.later(() -> dialogs.done("lesson.hand-out.done", file.toString()));
            } catch (IOException e) {
                FxThread.later(() -> dialogs.failed(Words.text("lesson.hand-out.failed"), e));
            }
        });
    }
}
