package io.github.poolscope.ui.app;

import io.github.poolscope.files.Destination;
import io.github.poolscope.ui.fx.Picture;
import io.github.poolscope.ui.fx.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A view that can be kept as a picture.
 *
 * @param name what it shows, in a word or two, as files and tests name it
 * @param key of the words for that
 * @param node what is seen of it
 * @param there whether there is anything to be seen
 * @param svg draws it; is given whether the ground is dark
 */
record ViewPicture(String name, String key, Node node, BooleanSupplier there, Drawing svg) {
    /** Draws a view as SVG. */
    interface Drawing {
        String draw(boolean dark);
    }

    /** A picture taken on the FX thread, to be written on any. */
    interface Taken {
        void write(Destination destination) throws IOException;
    }

    /** Whether a file's name asks for SVG; all others are PNG. */
    static boolean isSvg(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /** What it shows, in a word or two. */
    String title() {
        return Words.text(key);
    }

    WritableImage image(Color ground) {
        return Picture.of(node, ground);
    }

    /** Takes the picture that a file's name asks for. FX thread. */
    Taken take(Path file, boolean dark, Color ground) {
        if (isSvg(file)) {
            String drawn = svg.draw(dark);
            return to -> to.write(drawn);
        }
        WritableImage image = image(ground);
        return to -> to.write(Picture.png(image));
    }

    /** The name as that of a file. */
    String fileName() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".png";
    }
}
