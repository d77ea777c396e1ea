package io.github.poolscope.cli;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.run.Recording;
import java.util.List;

/** Tells of lessons while they run. */
interface LessonReport {
    void begin(Lesson lesson);

    /** A stage is over. */
    void ran(Lesson lesson, Stage stage, Recording run);

    /** All stages of a lesson are over; returns what came of it. */
    Verdict end(Lesson lesson, List<? extends Recording> runs);

    /** All lessons are over. */
    void finish();
}
