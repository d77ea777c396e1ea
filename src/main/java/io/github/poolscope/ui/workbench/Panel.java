package io.github.poolscope.ui.workbench;

import java.util.Locale;

/** A part of the window with a head of its own, which can be enlarged; most can be moved as well. */
public enum Panel {
    /** The form of the plan; stands at the window's left edge. */
    PLAN,
    /** The text of the open lesson, in the place of the form. */
    LESSON,
    TIMELINE,
    PROGRAM,
    ORDER,
    TASKELS,
    CPU,
    WORKERS,
    OUTPUT,
    EVENTS,
    /** What processes exchanged by queues, pipes, locks and their kin, as a table. */
    TALK,
    /** The facts of the selected taskel, worker or event. */
    SELECTED,
    NOTICES,
    /** The question of a lesson whose runs are covered until a prediction is made. */
    PREDICTION;

    /** Returns whether the panel always stands at the window's left edge. */
    public boolean isAtTheSide() {
        return this == PLAN || this == LESSON;
    }

    /** Returns whether the panel shows a run, so that the user can arrange it and show it by a command. */
    public boolean isOfRun() {
        return !isAtTheSide() && this != PREDICTION;
    }

    /** Returns its name in files and as the end of the keys of its words. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
