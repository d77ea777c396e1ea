package io.github.poolscope.ui.fx;

/**
 * The part of a run's time that the timeline shows, and on how many pixels.
 *
 * @param from its beginning in nanoseconds; not negative
 * @param to its end; zero to fit the whole run, and to follow it while it goes on
 * @param width the pixels it is drawn on
 */
public record Viewport(long from, long to, double width) {
    public static final Viewport FIT = new Viewport(0, 0, 600);

    /** Whether the whole run is shown. */
    public boolean fits() {
        return to == 0;
    }

    public Viewport withWidth(double pixels) {
        return new Viewport(from, to, pixels);
    }
}
