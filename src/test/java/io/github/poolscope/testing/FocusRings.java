package io.github.poolscope.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.FocusModel;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * Finds nodes that take the keyboard focus and do not show it. Each is focused, and its picture, with a margin, is
 * compared with the one without the focus: enough pixels must differ by a contrast of 3:1 (WCAG 2.1, 1.4.11), and they
 * must not be cut off at an edge. In a table or list the row that has the focus must differ from the others, too. FX
 * thread only.
 */
public final class FocusRings {
    /** How far outside a node its ring may be, in pixels. */
    private static final int MARGIN = 9;

    /** How deep the edge of what differs is, in pixels, when it is searched for gaps. */
    private static final int EDGE = 4;

    /** The least share of an edge that differs; a circle's edges touch its bounds in a part of their length only. */
    private static final double LEAST_EDGE = 0.4;

    /** As WCAG 2.2 has it: a line of this thickness along the shortest side is enough. */
    private static final int THICK = 4;

    private static final PseudoClass DISABLED = PseudoClass.getPseudoClass("disabled");

    private final Scene scene;
    private final Color behind;
    private final Predicate<Node> exempt;
    private final Set<Object> seen;
    private final List<String> problems = new ArrayList<>();

    /** A node and what its look depends on. */
    private record Look(Node node, double width, double height, Set<?> states) {}

    private FocusRings(Scene scene, Color behind, Predicate<Node> exempt, Set<Object> seen) {
        this.scene = scene;
        this.behind = behind;
        this.exempt = exempt;
        this.seen = seen;
    }

    /**
     * Returns a sentence for each node of a scene that does not show its focus.
     *
     * @param behind what the pictures have where the scene is transparent
     * @param exempt nodes that are left out
     * @param seen what was looked at before, in the same theme; it is not looked at again, and what is looked at now is
     *     added
     */
    public static List<String> problems(Scene scene, Color behind, Predicate<Node> exempt, Set<Object> seen) {
        FocusRings check = new FocusRings(scene, behind, exempt, seen);
        Node before = scene.getFocusOwner();
        List<Node> nodes = new ArrayList<>();
        check.collect(scene.getRoot(), nodes);
        nodes.forEach(check::look);
        if (nodes.isEmpty()) {
            check.problems.add("Nothing takes the focus.");
        }
        (before == null ? scene.getRoot() : before).requestFocus();
        return List.copyOf(check.problems);
    }

    private void collect(Node node, List<Node> found) {
        if (!node.isVisible() || isDisabled(node) || exempt.test(node)) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private void look(Node node) {
        Bounds bounds = node.getLayoutBounds();
        if (!seen.add(
                new Look(node, bounds.getWidth(), bounds.getHeight(), new HashSet<>(node.getPseudoClassStates())))) {
            return;
        }
        scene.getRoot().requestFocus();
        reveal(node);
        Bounds place = node.localToScene(bounds);
        Rectangle2D region = region(place, MARGIN);
        if (region == null) {
            return;
        }
        int[] before = picture(region);
        node.requestFocus();
        if (scene.getFocusOwner() != node) {
            problems.add(told(node) + " does not take the focus: " + told(scene.getFocusOwner()) + " has it");
            return;
        }
        int[] after = picture(region);
        judge(node, place, before, after, (int) region.getWidth(), true);
        if (node instanceof TableView<?> table) {
            row(table, table.getFocusModel(), ".table-row-cell");
        } else if (node instanceof ListView<?> list) {
            row(list, list.getFocusModel(), ".list-cell");
        }
    }

    /** Looks at the second row of a table or list that has the focus, if there is one. */
    private void row(Node rows, FocusModel<?> model, String cells) {
        model.focus(0);
        scene.getRoot().layout();
        Node row = rows.lookupAll(cells).stream()
                .filter(cell -> cell.isVisible() && cell instanceof IndexedCell<?> each && each.getIndex() == 1)
                .filter(cell -> !((IndexedCell<?>) cell).isEmpty())
                .findFirst()
                .orElse(null);
        if (row == null) {
            return;
        }
        Bounds place = row.localToScene(row.getLayoutBounds());
        Rectangle2D region = region(place, 0); // The row above has a ring before.
        if (region == null) {
            return;
        }
        int[] before = picture(region);
        model.focus(1);
        judge(row, place, before, picture(region), (int) region.getWidth(), false); // May be scrolled aside.
    }

    private void judge(Node node, Bounds place, int[] before, int[] after, int width, boolean whole) {
        int height = before.length / width;
        int count = 0;
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        boolean[] strong = new boolean[before.length];
        for (int i = 0; i < before.length; i++) {
            if (Contrast.of(before[i], after[i]) >= Contrast.LARGE) {
                strong[i] = true;
                count++;
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width);
            }
        }
        int ring = mostFrequent(strong, after);
        double least = Math.min(
                2 * (place.getWidth() + place.getHeight()), THICK * Math.min(place.getWidth(), place.getHeight()));
        if (count < least) {
            problems.add(String.format(
                    Locale.ROOT, "%s changes %d pixels by 3:1, not %.0f", told(node), count, Math.ceil(least)));
            return;
        }
        if (!whole) {
            return;
        }
        for (int i = 0; i < after.length; i++) {
            strong[i] |= after[i] == ring; // Part of it may be there without the focus, such as the line below a tab.
        }
        String open = "";
        open += covered(strong, width, left, right, top, Math.min(bottom, top + EDGE), true) ? "" : " above";
        open += covered(strong, width, left, right, Math.max(top, bottom - EDGE), bottom, true) ? "" : " below";
        open += covered(strong, width, left, Math.min(right, left + EDGE), top, bottom, false) ? "" : " at the left";
        open += covered(strong, width, Math.max(left, right - EDGE), right, top, bottom, false) ? "" : " at the right";
        if (!open.isEmpty()) {
            problems.add(told(node) + " has a ring that is open" + open);
        }
    }

    private static int mostFrequent(boolean[] strong, int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < pixels.length; i++) {
            if (strong[i]) {
                counts.merge(pixels[i], 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** Returns whether most columns, or rows, of a part of the picture have a pixel that differs. */
    private static boolean covered(
            boolean[] strong, int width, int left, int right, int top, int bottom, boolean columns) {
        Set<Integer> with = new HashSet<>();
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (strong[y * width + x]) {
                    with.add(columns ? x : y);
                }
            }
        }
        return with.size() >= LEAST_EDGE * (columns ? right - left + 1 : bottom - top + 1);
    }

    private Rectangle2D region(Bounds place, int margin) {
        double x = Math.max(0, Math.floor(place.getMinX()) - margin);
        double y = Math.max(0, Math.floor(place.getMinY()) - margin);
        double right = Math.min(scene.getWidth(), Math.ceil(place.getMaxX()) + margin);
        double bottom = Math.min(scene.getHeight(), Math.ceil(place.getMaxY()) + margin);
        return right - x < 2 || bottom - y < 2 ? null : new Rectangle2D(x, y, right - x, bottom - y);
    }

    private int[] picture(Rectangle2D region) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(behind);
        parameters.setViewport(region);
        WritableImage image = scene.getRoot().snapshot(parameters, null);
        int width = (int) region.getWidth();
        int height = (int) region.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    /** Scrolls to a node, as its own focus listener or a key would. */
    private static void reveal(Node node) {
        for (Parent above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane scroll && scroll.getContent() != null) {
                Node content = scroll.getContent();
                Bounds in = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
                Bounds view = scroll.getViewportBounds();
                double room = content.getLayoutBounds().getHeight() - view.getHeight();
                if (room > 0) {
                    double middle = (in.getMinY() + in.getMaxY() - view.getHeight()) / 2;
                    scroll.setVvalue(Math.max(0, Math.min(1, middle / room)));
                    scroll.layout();
                }
            }
        }
    }

    /** Returns whether a control is disabled; an entry of a menu only looks so. */
    static boolean isDisabled(Node node) {
        return node.isDisabled() || node.getPseudoClassStates().contains(DISABLED);
    }

    /** Returns a node's type, id and style classes. */
    static String told(Node node) {
        if (node == null) {
            return "nothing";
        }
        String id = node.getId() == null ? "" : "#" + node.getId();
        String in = node.getId() == null && node.getParent() != null ? " in " + told(node.getParent()) : "";
        return node.getClass().getSimpleName() + id + "." + String.join(".", node.getStyleClass()) + in;
    }
}
