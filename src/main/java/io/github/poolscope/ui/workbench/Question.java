package io.github.poolscope.ui.workbench;

/** A question before an action that can't be undone. */
public enum Question {
    /** Whether to stop the current run so that the window can close. */
    CLOSE("question.close."),
    /** Whether to stop a run that has been running for a while. */
    STOP("question.stop.");

    private final String key;

    Question(String key) {
        this.key = key;
    }

    /** Returns the beginning of the keys of its words. */
    public String key() {
        return key;
    }
}
