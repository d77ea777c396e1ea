package io.github.poolscope.ui.program;

/** Keeps the lit line in view, until the user scrolls to another place. */
final class LineFollower {
    static final int NONE = -1;

    private int lit = NONE;
    private boolean following = true;

    int lit() {
        return lit;
    }

    /** Follows again, from no line on. */
    void reset() {
        lit = NONE;
        following = true;
    }

    /** Sets the lit line, {@link #NONE} for no line; returns whether it is to be brought into view. */
    boolean light(int line) {
        boolean moved = line != lit;
        lit = line;
        return moved && following && line != NONE;
    }

    /** Called when the user has scrolled: a lit line out of view is no longer followed, one in view is again. */
    void scrolled(boolean litIsVisible) {
        if (lit != NONE) {
            following = litIsVisible;
        }
    }

    /** Follows the lit line again. */
    void resume() {
        following = true;
    }

    boolean isFollowing() {
        return following;
    }
}
