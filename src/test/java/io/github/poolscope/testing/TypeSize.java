package io.github.poolscope.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** Finds texts of a scene whose type is too small on the screen. FX thread only. */
public final class TypeSize {
    private static final double TOLERANCE = 0.05;

    private TypeSize() {}

    /**
     * Returns a sentence for each visible text at and below {@code root} whose type is smaller than {@code least} pixels
     * of the scene, all transforms included. Icons and drawn texts are left out.
     */
    public static List<String> problems(Parent root, double least) {
        List<String> problems = new ArrayList<>();
        look(root, least, problems);
        return problems;
    }

    private static void look(Node node, double least, List<String> problems) {
        if (!node.isVisible() || node.getOpacity() == 0 || node instanceof FontIcon) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            double size =
                    text.getFont().getSize() * text.getLocalToSceneTransform().getMyy();
            if (size < least - TOLERANCE) {
                problems.add(String.format(
                        Locale.ROOT, "'%s' is written in %.1f pixels, less than %.1f", text.getText(), size, least));
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, least, problems));
        }
    }
}
