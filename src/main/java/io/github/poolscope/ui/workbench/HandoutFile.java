package io.github.poolscope.ui.workbench;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.report.LessonHandout;
import io.github.poolscope.report.StudentHandout;
import io.github.poolscope.run.Recording;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;

/** Asks for a file and writes a lesson's hand-out to it, for the teacher or for students. FX thread only. */
public final class HandoutFile {
    private static final String ENDING = ".html";

    private final Executor background;
    private final Dialogs dialogs;

    public HandoutFile(Executor background, Dialogs dialogs) {
        this.background = background;
        this.dialogs = dialogs;
    }

    /** Lets the user choose a file and writes the teacher's copy of the lesson with its runs to it. */
    void choose(Lesson lesson, double pace, List<? extends Recording> runs) {
        dialogs.fileToSave(Words.text("lesson.hand-out.title"), lesson.name() + ENDING)
                .ifPresent(file -> write(file, lesson, pace, runs));
    }

    /** Lets the user choose a file and writes the students' copy of the lesson to it. */
    void chooseForStudents(Lesson lesson, double pace) {
        dialogs.fileToSave(Words.text("lesson.hand-out.student.title"), StudentHandout.fileName(lesson))
                .ifPresent(file -> writeForStudents(file, lesson, pace));
    }

    /** Writes the teacher's copy in the language of the window and reports when done. */
    public void write(Path file, Lesson lesson, double pace, List<? extends Recording> runs) {
        Language language = Words.language();
        write(file, () -> {
            List<Program> programs = runs.stream()
                    .map(run -> Preparation.program(run.header().plan()))
                    .toList();
            LessonHandout.write(lesson, pace, runs, programs, language, file);
        });
    }

    /** Writes the students' copy in the language of the window and reports when done. */
    public void writeForStudents(Path file, Lesson lesson, double pace) {
        Language language = Words.language();
        write(file, () -> {
            List<Program> programs = lesson.stages(pace).stream()
                    .map(stage -> Preparation.program(stage.plan()))
                    .toList();
            StudentHandout.write(lesson, pace, programs, language, file);
        });
    }

    private void write(Path file, Writing writing) {
        background.execute(() -> {
            try {
                writing.run();
                FxThread.later(() -> dialogs.done("lesson.hand-out.done", file.toString()));
            } catch (IOException e) {
                FxThread.later(() -> dialogs.failed(Words.text("lesson.hand-out.failed"), e));
            }
        });
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
