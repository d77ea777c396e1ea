package io.github.poolscope.ui.app;

/**
 * A state of the window that is pictured in several sizes, themes and languages.
 *
 * @param name the name in file names and options
 * @param enter brings the window into the state, from one that shows no run; may be called again
 * @param arrange what is done before each picture, after the window has its size: which panels are shown, what is
 *     selected, what pops up
 * @param isThere returns whether the window is in the state; a run may have left it
 */
record WindowState(String name, Step enter, Step arrange, Check isThere) {
    /** A part of the work, outside the FX thread. */
    interface Step {
        void run() throws Exception;
    }

    /** A condition, read on the FX thread. */
    interface Check {
        boolean holds();
    }

    /** Returns a state that lasts, without an arrangement of its own. */
    static WindowState of(String name, Step enter) {
        return new WindowState(name, enter, () -> {}, () -> true);
    }

    /** Returns the same state with something to do before each picture. */
    WindowState arranged(Step before) {
        return new WindowState(name, enter, before, isThere);
    }

    /** Returns the same state, which the window can leave by itself. */
    WindowState during(Check condition) {
        return new WindowState(name, enter, arrange, condition);
    }
}
