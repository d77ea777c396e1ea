package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.run.Recording;

/** The requests of the lesson panel to the window. FX thread. */
public interface LessonActions {
    /** Shows all lessons. */
    void showGallery();

    /** Shows the matrix of the mapping modes. */
    void showMatrix();

    void open(Lesson lesson);

    /** Runs the stages of the open lesson. */
    void play();

    /** Shows one of the lesson's runs in the views. */
    void show(Recording run);

    /** Leaves the lesson and puts the plan of the shown run into the form. */
    void change();

    /** Writes the teacher's copy of the lesson's hand-out to a file. */
    void handOut();

    /** Writes the students' copy, without answers, to a file. */
    void handOutForStudents();

    /** Leaves the lesson and restores the window's previous state. */
    void leave();
}
