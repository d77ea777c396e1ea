package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Stage;
import io.github.poolscope.session.LiveRun;
import java.util.function.Consumer;

/** Starts a stage of a lesson like any other run of the window. */
@FunctionalInterface
public interface StageStarter {
    /**
     * Starts a stage; returns at once. FX thread, on which exactly one of the two callbacks is called later.
     *
     * @param started receives the run
     * @param notStarted receives the reason why there is none, as one sentence
     */
    void start(Stage stage, Consumer<LiveRun> started, Consumer<String> notStarted);
}
