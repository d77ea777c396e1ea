package io.github.poolscope.ui.workbench;

/** What commands ask of the window itself: where the focus goes, and pop-ups. FX thread. */
public interface WindowRequests {
    /** Focuses the form of the plan. */
    void focusPlan();

    /** Focuses a panel that the layout shows. */
    void focus(Panel panel);

    /** Focuses the filter of the table of taskels. */
    void focusTaskelFilter();

    /** Makes the type of the program larger by a number of pixels; smaller if it is negative. */
    void enlargeProgram(double by);

    /** Saves the picture of a panel. */
    void savePicture(Panel panel);

    /** Shows the list of all commands. */
    void showPalette();

    /** Shows the list of all keys. */
    void showKeys();

    /** Closes the window; asks first if a run is in progress. */
    void quit();
}
