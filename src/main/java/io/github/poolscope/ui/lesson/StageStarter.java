package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Stage;
import io.github.poolscope.session.LiveRun;
import java.util.function.Consumer;

/** Starts a stage of a lesson as any other run of the window. */
@FunctionalInterface
public interface StageStarter {
    /**
     * Has a stage started; returns at once. FX thread, on which exactly one of the two is told later.
     *
     * @param started is given the run
     * @param notStarted is given in one sentence why there is none
     */
    void start(Stage stage, Consumer<LiveRun> started, Consumer<String> notStarted);
}
