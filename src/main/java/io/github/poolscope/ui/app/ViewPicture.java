package io.github.poolscope.ui.app;

import io.github.poolscope.files.Destination;
import io.github.poolscope.ui.fx.Picture;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Panel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A view that can be saved as a picture.
 *
 * @param panel the panel in which it stands
 * @param node the node that is drawn
 * @param there whether there is anything to draw
 * @param svg draws it as SVG; receives whether the background is dark
 */
record ViewPicture(Panel panel, Node node, BooleanSupplier there, Drawing svg) {
    /** Draws a view as SVG. */
    interface Drawing {
        String draw(boolean dark);
    }

    /** A picture taken on the FX thread; can be written on any thread. */
    interface Taken {
        void write(Destination destination) throws IOException;
    }

    /** Returns whether the file name ends in {@code .svg}; all other pictures are PNG. */
    static boolean isSvg(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /** Returns what the view shows, in one or two words. */
    String title() {
        return Words.text("panel." + panel.key());
    }

    WritableImage image(Color ground) {
        return Picture.of(node, ground);
    }

    /** Takes the picture in the format given by the file's name. FX thread. */
    Taken take(Path file, boolean dark, Color ground) {
        if (isSvg(file)) {
            String drawn = svg.draw(dark);
            return to -> to.write(drawn);
        }
        WritableImage image = image(ground);
        return to -> to.write(Picture.png(image));
    }

    /** Returns the name in a form suitable for a file. */
    String fileName() {
        return panel.key() + ".png";
    }
}
