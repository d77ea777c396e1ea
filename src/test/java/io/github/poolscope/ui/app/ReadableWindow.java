package io.github.poolscope.ui.app;

import io.github.poolscope.testing.TextsFit;
import io.github.poolscope.testing.TypeSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;

/**
 * Collects what can't be read of a window: texts that are shortened or cut off, nodes that overlap or leave it, and, in
 * projector mode, type that is too small for the last row. FX thread only.
 */
final class ReadableWindow {
    /**
     * The least size of type in projector mode, as a share of the screen's height: 14.4 pixels at 1280×720, 21.6 at
     * 1920×1080. From four times the picture's height away, such letters are as large as print of 1.8 mm at 50 cm.
     */
    static final double LEAST_TYPE = 1 / 50.0;

    /**
     * What may be shortened, by id or style class:
     *
     * <ul>
     *   <li>the status line ends with the file of a run, whose name is in the history and in its tooltip;
     *   <li>the cells of tables: their columns can be widened, and their texts are as long as the user's items;
     *   <li>the values of what is selected are as long as the user's items, and have a tooltip and a panel of their own.
     * </ul>
     */
    private static final Set<String> MAY_BE_SHORTENED = Set.of("status", "table-cell", "fact-value");

    private final Stage stage;
    private final List<String> problems = new ArrayList<>();

    ReadableWindow(Stage stage) {
        this.stage = stage;
    }

    /** Checks the window as it is now, and notes its problems under the name of its state. */
    void check(String state, boolean projected) {
        Parent root = stage.getScene().getRoot();
        for (int i = 0;
                i < 3;
                i++) { // A table, and what is placed after the size of something else, needs a second pass.
            root.applyCss();
            root.layout();
        }
        TextsFit.problems(root, ReadableWindow::mayBeShortened).forEach(problem -> note(state, problem));
        images(root).forEach(node -> note(state, "blurred, as it is drawn as an image: " + node));
        if (projected) {
            TypeSize.problems(root, stage.getScene().getHeight() * LEAST_TYPE).forEach(problem -> note(state, problem));
        }
    }

    private static Stream<Node> images(Node node) {
        Stream<Node> below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(ReadableWindow::images)
                : Stream.empty();
        return Stream.concat(node.isCache() ? Stream.of(node) : Stream.empty(), below);
    }

    void note(String state, String problem) {
        problems.add(state + ": " + problem);
    }

    List<String> problems() {
        return problems;
    }

    private static boolean mayBeShortened(Node node) {
        return (node.getId() != null && MAY_BE_SHORTENED.contains(node.getId()))
                || node.getStyleClass().stream().anyMatch(MAY_BE_SHORTENED::contains);
    }
}
