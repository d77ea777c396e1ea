package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.run.Recording;

/** What the panel of a lesson asks the window to do. FX thread. */
public interface LessonActions {
    /** Shows all lessons. */
    void showGallery();

    /** Shows what the mapping modes are like, as measured. */
    void showMatrix();

    void open(Lesson lesson);

    /** Runs the stages of the open lesson. */
    void play();

    /** Shows one of its runs in the views. */
    void show(Recording run);

    /** Leaves the lesson with the plan of the run that is shown in the form. */
    void change();

    /** Writes the lesson down to be printed. */
    void handOut();

    /** Leaves the lesson; the window is as it was before. */
    void leave();
}
