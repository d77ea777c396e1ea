package io.github.poolscope.ui.app;

import java.util.List;

/**
 * A size in which the window is pictured.
 *
 * @param width the width of the window, in the pixels in which it is laid out
 * @param height its height, in the same pixels
 * @param projected whether the window is in projector mode
 * @param scale how many points of the picture a pixel has, as on a screen of high resolution
 */
record PictureSize(int width, int height, boolean projected, int scale) {
    /** The sizes of the golden pictures of the whole window. */
    static final List<PictureSize> GOLDEN = List.of(of(1480, 920), of(1100, 700));

    /** The sizes of screenshots; the last is a screen of 2560×1440 points at scale 2. */
    static final List<PictureSize> ALL = List.of(
            of(1480, 920),
            of(1280, 720),
            new PictureSize(1280, 720, true, 1),
            of(1100, 700),
            new PictureSize(1920, 1080, true, 1),
            new PictureSize(1280, 720, false, 2));

    private static PictureSize of(int width, int height) {
        return new PictureSize(width, height, false, 1);
    }

    /** Returns the name in file names and options: the points of the picture, and how they are used. */
    String key() {
        return width * scale + "x" + height * scale + (projected ? "-projector" : "")
                + (scale == 1 ? "" : "-scale" + scale);
    }
}
