package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A setting in the form: its name, its control, and what is wrong with its text. The name stands above the control or,
 * where height is scarce, to its left.
 */
final class Field extends Region {
    /** The height of a one-line control; a name to the left of a control is centred on its first line. */
    static final double LINE = 27;

    private static final double GAP = 2;
    private static final double MAX_TOOLTIP_WIDTH = 360;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Setting<?> setting;
    private final boolean wide;
    private final Region control;
    private final Map<Setting<?>, Node> controls = new LinkedHashMap<>();
    private final Label name = new Label();
    private final Label hint = new Label();
    private final Label problem = new Label();
    private boolean beside;
    private double nameWidth;

    /**
     * Creates a field.
     *
     * @param focus the node that receives the focus, and is marked if its text is wrong; a part of {@code control}
     */
    Field(Setting<?> setting, Region control, Node focus, boolean wide) {
        this.setting = setting;
        this.control = control;
        this.wide = wide;
        setId(setting.key() + "Field");
        getStyleClass().add("field");
        name.textProperty().bind(Words.bind(setting.label()));
        name.getStyleClass().add("field-name");
        name.setLabelFor(focus);
        hint.getStyleClass().add("field-hint");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        getChildren().addAll(name, hint, control, problem);
        explain(name, setting);
        covers(setting, focus);
        showProblems(List.of());
    }

    /** Sets a node's tooltip to what a setting means. */
    private static void explain(Node node, Setting<?> setting) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(Words.bind(setting.help()));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(MAX_TOOLTIP_WIDTH);
        Tooltip.install(node, tooltip);
    }

    /** Adds a setting whose control and problems are shown in this field, too. */
    void covers(Setting<?> other, Node focus) {
        controls.put(other, focus);
        focus.setId(other.key());
        explain(focus, other);
    }

    /** States that a control edits another setting as well, whose problems are shown here. */
    void alsoCovers(Setting<?> other, Node control) {
        controls.put(other, control);
    }

    Setting<?> setting() {
        return setting;
    }

    /** Focuses the control of its setting. */
    void focusControl() {
        controls.getOrDefault(setting, this).requestFocus();
    }

    /** Returns the settings that are edited here. */
    List<Setting<?>> covered() {
        return List.copyOf(controls.keySet());
    }

    /** Returns whether it needs the whole width of the form. */
    boolean isWide() {
        return wide;
    }

    /** Shows a few words to the right of the name, where there is room for them; null for none. */
    void hint(@Nullable String text) {
        hint.setText(text == null ? "" : text);
    }

    /** Shows those of the problems that concern this field; returns whether there are any. */
    boolean showProblems(List<Problem> all) {
        List<Problem> mine = all.stream()
                .filter(found -> controls.containsKey(found.setting()))
                .toList();
        controls.forEach((of, focus) -> focus.pseudoClassStateChanged(
                WRONG, mine.stream().anyMatch(found -> found.setting().equals(of))));
        problem.setText(
                mine.stream().map(Problem::phrase).map(Words::say).distinct().collect(Collectors.joining("\n")));
        SpaceFilter.show(problem, !mine.isEmpty());
        return !mine.isEmpty();
    }

    /** Returns the width of the name, for a column of names. */
    double nameWidth() {
        return name.prefWidth(-1);
    }

    /** Returns whether the control is complete, at the form's width, with the name to its left. */
    boolean fitsBeside(double width, double widthOfNames) {
        return wide && control.minWidth(-1) <= width - widthOfNames;
    }

    /** Returns the height in one of the two arrangements. */
    double height(double width, boolean nameBeside, double widthOfNames) {
        double below = problem.isVisible() ? problem.prefHeight(width) : 0;
        if (nameBeside) {
            return Math.max(LINE, control.prefHeight(width - widthOfNames)) + below;
        }
        return name.prefHeight(width) + GAP + control.prefHeight(width) + below;
    }

    /** Chooses the arrangement. */
    void arrange(boolean nameBeside, double widthOfNames) {
        if (beside != nameBeside || nameWidth != widthOfNames) {
            beside = nameBeside;
            nameWidth = widthOfNames;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double left = beside ? nameWidth : 0;
        double top = beside ? 0 : name.prefHeight(width) + GAP;
        double height = control.prefHeight(width - left);
        name.resizeRelocate(
                0, 0, beside ? nameWidth : Math.min(width, name.prefWidth(-1)), beside ? LINE : name.prefHeight(width));
        double taken = name.getWidth() + 2 * GAP;
        double said = hint.prefWidth(-1);
        boolean hinted = !beside && taken + said <= width;
        hint.setVisible(hinted);
        hint.resizeRelocate(width - said, 0, said, name.getHeight());
        control.resizeRelocate(left, top, width - left, height);
        if (problem.isVisible()) {
            problem.resizeRelocate(0, top + Math.max(beside ? LINE : 0, height), width, problem.prefHeight(width));
        }
    }
}
