package io.github.poolscope.ui.fx;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Renders a node as an image. */
public final class Picture {
    private static final double SCALE = 2;

    private Picture() {}

    /** Renders a node at twice the screen's resolution, on the given background. FX thread. */
    public static WritableImage of(Node node, Color ground) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        parameters.setFill(ground);
        return withoutRing(node, node.snapshot(parameters, null));
    }

    /** Cuts off the focus ring that a node draws outside its bounds. */
    private static WritableImage withoutRing(Node node, WritableImage image) {
        Bounds own = node.getLayoutBounds();
        Bounds drawn = node.getBoundsInLocal();
        int left = (int) Math.max(0, Math.rint((own.getMinX() - drawn.getMinX()) * SCALE));
        int top = (int) Math.max(0, Math.rint((own.getMinY() - drawn.getMinY()) * SCALE));
        int width = (int) Math.min(image.getWidth() - left, Math.ceil(own.getWidth() * SCALE));
        int height = (int) Math.min(image.getHeight() - top, Math.ceil(own.getHeight() * SCALE));
        return new WritableImage(image.getPixelReader(), left, top, width, height);
    }

    /** Returns the bytes of a PNG file; any thread. */
    public static byte[] png(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader reader = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, reader.getArgb(x, y));
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(copy, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
