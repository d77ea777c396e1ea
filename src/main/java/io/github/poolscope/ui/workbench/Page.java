package io.github.poolscope.ui.workbench;

/** What the window shows below its header. */
public enum Page {
    /** The panels of the layout. */
    PANELS,
    /** All lessons. */
    GALLERY,
    /** The matrix of the mapping modes. */
    MATRIX,
    /** The saved runs. */
    HISTORY
}
