package io.github.poolscope.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Finds what can't be read below a node of a scene: texts that are shortened or lose characters, nodes that stick out of
 * their clip or of the scene, and nodes that overlap. The scene needs no window; it must have its style sheets, and be
 * laid out. FX thread only.
 *
 * <p>Invisible nodes are left out. What is scrolled out of sight counts as fitting in the direction in which it can be
 * scrolled. Layers of a {@link StackPane} may cover each other.
 */
public final class TextsFit {
    /** The rounding of positions to pixels, at any scale. */
    private static final double TOLERANCE = 1.01;

    /** The maximum width of a space. */
    private static final double SPACE = 10;

    private static final int EXCERPT = 60;

    private final Predicate<Node> exempt;
    private final List<String> problems = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    /** A text or control, and the part of it that is not scrolled out of sight, in the scene. */
    private record Item(Node node, Bounds seen) {}

    /**
     * Where a node may be, in the scene.
     *
     * @param limit the area that it must not leave; infinite in a direction in which it can be scrolled
     * @param seen the area that is in sight
     */
    private record Area(Bounds limit, Bounds seen) {
        Area within(Bounds clip) {
            return new Area(common(limit, clip), common(seen, clip));
        }
    }

    private TextsFit(Predicate<Node> exempt) {
        this.exempt = exempt;
    }

    /** Returns a sentence for each problem at and below {@code root}; none if all can be read. */
    public static List<String> problems(Parent root) {
        return problems(root, node -> false);
    }

    /**
     * Returns a sentence for each problem at and below {@code root}.
     *
     * @param exempt nodes that are left out together with everything below them
     */
    public static List<String> problems(Parent root, Predicate<Node> exempt) {
        TextsFit check = new TextsFit(exempt);
        Bounds all = root.localToScene(root.getLayoutBounds());
        if (root.getScene().getWidth() > 0) {
            all = common(
                    all,
                    new BoundingBox(
                            0, 0, root.getScene().getWidth(), root.getScene().getHeight()));
        }
        check.look(root, new Area(all, all));
        check.overlaps();
        return List.copyOf(check.problems);
    }

    private void look(Node node, Area area) {
        if (!node.isVisible() || node.getOpacity() == 0 || exempt.test(node)) {
            return;
        }
        Area inside = node.getClip() == null
                ? area
                : area.within(node.localToScene(node.getClip().getBoundsInParent()));
        if (node instanceof ScrollPane scroll) {
            scroll(scroll, inside);
        } else if (node instanceof TextFlow flow) {
            prose(flow, inside);
        } else if (node instanceof TextInputControl input) {
            input(input, inside);
        } else if (node instanceof Labeled labeled && words(labeled).isPresent()) {
            labeled(labeled, words(labeled).get(), inside);
        } else if (node instanceof Text text) {
            if (!text.getText().isBlank()) {
                place(text, text.getLayoutBounds(), inside);
            }
        } else if (node instanceof Parent parent) {
            siblings(parent);
            Area below =
                    isScrolledWithTable(parent) ? new Area(endless(true, true, inside.limit()), inside.seen()) : inside;
            parent.getChildrenUnmodifiable().forEach(child -> look(child, below));
        }
    }

    /** Returns whether a node is the rows of a list or table, or the headers that are scrolled with them. */
    private static boolean isScrolledWithTable(Node node) {
        return node.getStyleClass().contains("clipped-container")
                || node.getStyleClass().contains("column-header-background");
    }

    private void scroll(ScrollPane scroll, Area area) {
        for (Node child : scroll.getChildrenUnmodifiable()) {
            if (child.getStyleClass().contains("viewport") && scroll.getContent() != null) {
                Area view = area.within(child.localToScene(child.getLayoutBounds()));
                Bounds limit = endless(
                        scroll.getHbarPolicy() != ScrollBarPolicy.NEVER,
                        scroll.getVbarPolicy() != ScrollBarPolicy.NEVER,
                        view.limit());
                look(scroll.getContent(), new Area(limit, view.seen()));
            }
        }
    }

    private static Bounds endless(boolean across, boolean down, Bounds limit) {
        double far = 1e7;
        return new BoundingBox(
                across ? -far : limit.getMinX(),
                down ? -far : limit.getMinY(),
                across ? 2 * far : limit.getWidth(),
                down ? 2 * far : limit.getHeight());
    }

    private void prose(TextFlow flow, Area area) {
        Bounds box = flow.getLayoutBounds();
        // A text's bounds contain the space at the end of a line, and the line spacing below the last one.
        Bounds room = new BoundingBox(0, 0, box.getWidth() + SPACE, box.getHeight() + flow.getLineSpacing());
        for (Node child : flow.getChildrenUnmodifiable()) {
            if (!isInside(child.getBoundsInParent(), room)) {
                problems.add(told(child) + " sticks out of its " + told(flow));
                return;
            }
        }
        place(flow, box, area);
    }

    private void input(TextInputControl input, Area area) {
        place(input, input.getLayoutBounds(), area);
        String prompt = input.getPromptText();
        if (prompt != null && !prompt.isEmpty() && input.getText().isEmpty()) {
            Text text = new Text(prompt);
            text.setFont(input.getFont());
            double room = input.getWidth() - input.snappedLeftInset() - input.snappedRightInset();
            if (text.getLayoutBounds().getWidth() > room + TOLERANCE) {
                problems.add("The prompt '" + prompt + "' is longer than " + told(input));
            }
        }
    }

    /** Returns the text that a control draws; empty if it draws none itself. */
    private static Optional<Text> words(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && child.getStyleClass().contains("text"))
                .map(Text.class::cast)
                .findFirst();
    }

    private void labeled(Labeled labeled, Text shown, Area area) {
        String text = labeled.getText() == null ? "" : labeled.getText();
        Bounds box = shown.getBoundsInParent();
        if (labeled.isWrapText()) {
            box = withoutSpace(box, shown.getWrappingWidth());
        }
        if (!text.isBlank() && shown.isVisible()) {
            if (!shown.getText().equals(text)) {
                problems.add(told(labeled) + " shows only '" + shown.getText() + "'");
            } else if (!isInside(box, labeled.getLayoutBounds())) {
                problems.add(told(labeled) + " is smaller than its text");
            }
        }
        if (labeled instanceof ButtonBase) {
            place(labeled, labeled.getLayoutBounds(), area);
        } else if (!text.isBlank()) {
            place(labeled, box, area);
        }
        if (labeled.getGraphic() instanceof Parent graphic) {
            look(graphic, area);
        }
    }

    /** Returns the bounds of a wrapped text without the space at the end of its longest line. */
    private static Bounds withoutSpace(Bounds box, double wrappedAt) {
        double most = box.getMinX() + wrappedAt;
        return wrappedAt > 0 && box.getMaxX() > most && box.getMaxX() <= most + SPACE
                ? new BoundingBox(box.getMinX(), box.getMinY(), wrappedAt, box.getHeight())
                : box;
    }

    private void place(Node node, Bounds box, Area area) {
        Bounds place = node.localToScene(box);
        if (!isInside(place, area.limit())) {
            problems.add(told(node) + " at " + told(place) + " sticks out of " + told(area.limit()));
        }
        Bounds seen = common(place, area.seen());
        if (seen.getWidth() > 0 && seen.getHeight() > 0) {
            items.add(new Item(node, seen));
        }
    }

    /** Compares the children of a pane that places them beside each other. */
    private void siblings(Parent parent) {
        if (!(parent instanceof HBox
                || parent instanceof VBox
                || parent instanceof FlowPane
                || parent instanceof GridPane
                || parent instanceof BorderPane)) {
            return;
        }
        List<Node> children = parent.getChildrenUnmodifiable().stream()
                .filter(child -> child.isManaged() && child.isVisible() && !exempt.test(child))
                .toList();
        for (int i = 0; i < children.size(); i++) {
            for (Node other : children.subList(i + 1, children.size())) {
                if (overlap(box(children.get(i)), box(other))) {
                    problems.add(told(children.get(i)) + " and " + told(other) + " overlap in " + told(parent));
                }
            }
        }
    }

    private static Bounds box(Node node) {
        return node.localToParent(node.getLayoutBounds());
    }

    private void overlaps() {
        for (int i = 0; i < items.size(); i++) {
            Item one = items.get(i);
            for (Item other : items.subList(i + 1, items.size())) {
                if (overlap(one.seen(), other.seen()) && !isLayered(one.node(), other.node())) {
                    problems.add(told(one.node()) + " overlaps " + told(other.node()));
                }
            }
        }
    }

    /** Returns whether one is inside the other, or they are in different layers of a stack. */
    private static boolean isLayered(Node one, Node other) {
        List<Node> above = new ArrayList<>();
        for (Node each = one; each != null; each = each.getParent()) {
            above.add(each);
        }
        Node common = other;
        while (common != null && !above.contains(common)) {
            common = common.getParent();
        }
        return common instanceof StackPane || common == one || common == other;
    }

    private static boolean overlap(Bounds one, Bounds other) {
        Bounds common = common(one, other);
        return common.getWidth() > TOLERANCE && common.getHeight() > TOLERANCE;
    }

    private static boolean isInside(Bounds inner, Bounds outer) {
        return inner.getMinX() >= outer.getMinX() - TOLERANCE
                && inner.getMinY() >= outer.getMinY() - TOLERANCE
                && inner.getMaxX() <= outer.getMaxX() + TOLERANCE
                && inner.getMaxY() <= outer.getMaxY() + TOLERANCE;
    }

    /** Returns what two areas have in common; of negative width or height if nothing. */
    private static Bounds common(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.min(one.getMaxX(), other.getMaxX()) - left,
                Math.min(one.getMaxY(), other.getMaxY()) - top);
    }

    private static String told(Node node) {
        String text = node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof Text words ? words.getText() : node.getAccessibleText();
        String name = node.getId() != null ? "#" + node.getId() : "." + String.join(".", node.getStyleClass());
        String excerpt = text == null || text.isBlank()
                ? ""
                : " '" + text.substring(0, Math.min(EXCERPT, text.length())).replace('\n', ' ') + "'";
        return node.getClass().getSimpleName() + name + excerpt;
    }

    private static String told(Bounds bounds) {
        return Math.round(bounds.getMinX()) + "," + Math.round(bounds.getMinY()) + " to " + Math.round(bounds.getMaxX())
                + "," + Math.round(bounds.getMaxY());
    }
}
