package io.github.poolscope.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * Finds texts that can't be read since they have too little contrast with what is behind them. The background of a text
 * is measured: it is the most frequent colour of the picture where the text stands. FX thread only.
 *
 * <p>Texts of disabled controls are left out, as in WCAG, and so are icons, which are letters of a special font.
 */
public final class TextContrast {
    /** The least size in pixels of large text, and of large bold text. */
    private static final double LARGE = 24;

    private static final double LARGE_BOLD = 18.66;
    private static final int EXCERPT = 60;

    private final WritableImage picture;
    private final Bounds area;
    private final double left;
    private final double top;
    private final Predicate<Node> exempt;
    private final List<String> faint = new ArrayList<>();
    private int measured;

    private TextContrast(WritableImage picture, Bounds area, Predicate<Node> exempt) {
        this.picture = picture;
        this.area = area;
        this.exempt = exempt;
        left = area.getMinX();
        top = area.getMinY();
    }

    /**
     * Returns a sentence for each text of a scene that has too little contrast.
     *
     * @param behind what the picture has where the scene is transparent
     * @param exempt nodes that are left out together with everything below them
     */
    public static List<String> problems(Scene scene, Color behind, Predicate<Node> exempt) {
        Parent root = scene.getRoot();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(behind);
        WritableImage picture = root.snapshot(parameters, null);
        Bounds area = root.localToScene(root.getBoundsInLocal());
        TextContrast check = new TextContrast(
                picture,
                new BoundingBox(area.getMinX(), area.getMinY(), picture.getWidth(), picture.getHeight()),
                exempt);
        check.look(root, 1, check.area);
        if (check.measured == 0) {
            check.faint.add("There is no text.");
        }
        return List.copyOf(check.faint);
    }

    private void look(Node node, double opacityAbove, Bounds clipAbove) {
        if (!node.isVisible() || FocusRings.isDisabled(node) || exempt.test(node)) {
            return;
        }
        double opacity = opacityAbove * node.getOpacity();
        Bounds clip = node.getClip() == null
                ? clipAbove
                : common(clipAbove, node.localToScene(node.getClip().getBoundsInParent()));
        if (node instanceof Text text && isWords(text.getText())) {
            measure(text, opacity, common(clip, text.localToScene(text.getLayoutBounds())));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, opacity, clip));
        }
    }

    private void measure(Text text, double opacity, Bounds seen) {
        int width = (int) Math.floor(seen.getWidth());
        int height = (int) Math.floor(seen.getHeight());
        if (width < 2 || height < 2) {
            return;
        }
        measured++;
        Color ground = Contrast.colour(mostFrequent(
                (int) Math.floor(seen.getMinX() - left), (int) Math.floor(seen.getMinY() - top), width, height));
        Color ink = Contrast.over(text.getFill(), opacity, ground);
        double contrast = Contrast.of(ink, ground);
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
        double least = size >= LARGE || (bold && size >= LARGE_BOLD) ? Contrast.LARGE : Contrast.TEXT;
        if (contrast < least) {
            faint.add(String.format(
                    Locale.ROOT,
                    "'%s' has %.2f: %s on %s, in %s",
                    excerpt(text.getText()),
                    contrast,
                    hex(ink),
                    hex(ground),
                    FocusRings.told(text.getParent())));
        }
    }

    private int mostFrequent(int x, int y, int width, int height) {
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(x, y, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        Map<Integer, Integer> counts = new HashMap<>();
        int most = pixels[0];
        for (int pixel : pixels) {
            int count = counts.merge(pixel, 1, Integer::sum);
            if (count > counts.getOrDefault(most, 0)) {
                most = pixel;
            }
        }
        return most;
    }

    private static boolean isWords(String text) {
        return !text.isBlank() && text.codePoints().noneMatch(each -> Character.getType(each) == Character.PRIVATE_USE);
    }

    private static String excerpt(String text) {
        return text.substring(0, Math.min(EXCERPT, text.length())).replace('\n', ' ');
    }

    private static String hex(Color colour) {
        return "#" + colour.toString().substring(2, 8);
    }

    private static Bounds common(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX());
        double y = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                x, y, Math.min(one.getMaxX(), other.getMaxX()) - x, Math.min(one.getMaxY(), other.getMaxY()) - y);
    }
}
