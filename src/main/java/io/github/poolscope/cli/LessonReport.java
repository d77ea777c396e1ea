package io.github.poolscope.cli;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.run.Recording;
import java.util.List;

/** Reports lessons while they run. */
interface LessonReport {
    void begin(Lesson lesson);

    /** Reports a finished stage. */
    void ran(Lesson lesson, Stage stage, Recording run);

    /** Checks a lesson whose stages are all finished; reports and returns the verdict. */
    Verdict end(Lesson lesson, List<? extends Recording> runs);

    /** Called when all lessons are finished. */
    void finish();
}
