package io.github.poolscope.ui.fx;

/**
 * The part of a run's time that the timeline shows, and its width in pixels.
 *
 * @param from the beginning in nanoseconds; not negative
 * @param to the end in nanoseconds; zero to fit the whole run and follow it while it is live
 * @param width the width in pixels
 */
public record Viewport(long from, long to, double width) {
    public static final Viewport FIT = new Viewport(0, 0, 600);

    /** Returns whether the whole run is shown. */
    public boolean fits() {
        return to == 0;
    }

    public Viewport withWidth(double pixels) {
        return new Viewport(from, to, pixels);
    }
}
