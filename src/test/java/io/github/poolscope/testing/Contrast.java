package io.github.poolscope.testing;

import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** Contrast between two colours as defined by WCAG 2.1. */
public final class Contrast {
    /** The least contrast of text with its background. */
    public static final double TEXT = 4.5;

    /** The least contrast of large text, and of what shows the focus. */
    public static final double LARGE = 3;

    private Contrast() {}

    /** Returns the contrast of two opaque colours, from 1 to 21. */
    public static double of(Color one, Color other) {
        return of(luminance(one), luminance(other));
    }

    /** Returns the contrast of two pixels, each {@code 0xAARRGGBB}; both are taken as opaque. */
    public static double of(int one, int other) {
        return one == other ? 1 : of(luminance(one), luminance(other));
    }

    private static double of(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** Returns the colour that {@code paint} has over {@code ground}; {@code ground} if it is no plain colour. */
    public static Color over(Paint paint, double opacity, Color ground) {
        if (!(paint instanceof Color colour)) {
            return ground;
        }
        double share = colour.getOpacity() * opacity;
        return Color.color(
                colour.getRed() * share + ground.getRed() * (1 - share),
                colour.getGreen() * share + ground.getGreen() * (1 - share),
                colour.getBlue() * share + ground.getBlue() * (1 - share));
    }

    /** Returns the colour of a pixel {@code 0xAARRGGBB}, taken as opaque. */
    public static Color colour(int pixel) {
        return Color.rgb((pixel >> 16) & 0xFF, (pixel >> 8) & 0xFF, pixel & 0xFF);
    }

    private static double luminance(int pixel) {
        return 0.2126 * LINEAR[(pixel >> 16) & 0xFF]
                + 0.7152 * LINEAR[(pixel >> 8) & 0xFF]
                + 0.0722 * LINEAR[pixel & 0xFF];
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            LINEAR[i] = linear(i / 255.0);
        }
    }
}
