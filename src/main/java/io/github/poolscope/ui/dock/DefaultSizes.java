package io.github.poolscope.ui.dock;

import io.github.poolscope.ui.workbench.Layout;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.PanelRows;
import io.github.poolscope.ui.workbench.PanelRows.Group;
import java.util.List;

/** The positions of splitters that the user has not dragged, as shares of the room from 0 to 1. */
final class DefaultSizes {
    /** The width in pixels of a form in one column, and the height that it then needs. */
    private static final double PLAN = 276;

    private static final double PLAN_HEIGHT = 750;
    /** The width in pixels of a form in two columns. */
    private static final double WIDE_PLAN = 340;

    /** The share of the width that a lesson's text has, and its limits in pixels. */
    private static final double LESSON_SHARE = 0.3;

    private static final double MIN_LESSON = 300;
    private static final double MAX_LESSON = 500;
    /** The width in pixels at which 90 columns of a program fit, and the maximum share of its row. */
    private static final double PROGRAM = 690;

    private static final double MAX_PROGRAM_SHARE = 0.53;

    /** The same on a projector: the question of a covered lesson stands there, and has to be seen whole. */
    private static final double PROJECTED_SHARE = 0.35;

    /** The height of the first row as a share: where the program is large, or beside a lower row of views. */
    private static final double FIRST_ROW = 0.56;

    /** The same in a lesson on a projector, where the lower row needs the height of some lanes. */
    private static final double FIRST_ROW_PROJECTED = 0.53;

    /** The same above the question of a covered lesson, whose choices all have to be seen. */
    private static final double ABOVE_QUESTION = 0.5;

    private DefaultSizes() {}

    /** Returns the share of the panel at the window's left edge. */
    static double side(Layout.Kind kind, double width, double height) {
        double wanted = kind.isOfLesson()
                ? Math.max(
                        MIN_LESSON, Math.min(MAX_LESSON, width * (kind.isProjected() ? PROJECTED_SHARE : LESSON_SHARE)))
                : height < PLAN_HEIGHT ? WIDE_PLAN : PLAN;
        return Math.min(0.5, wanted / Math.max(1, width));
    }

    /** Returns the positions of the dividers between rows. */
    static double[] rows(Layout.Kind kind, PanelRows rows) {
        int count = rows.rows().size();
        double[] positions = new double[count - 1];
        boolean question = rows.panels().contains(Panel.PREDICTION);
        for (int i = 0; i < positions.length; i++) {
            positions[i] = count > 2
                    ? (i + 1.0) / count
                    : question ? ABOVE_QUESTION : kind.isProjected() ? FIRST_ROW_PROJECTED : FIRST_ROW;
        }
        return positions;
    }

    /** Returns the positions of the dividers between the groups of a row. */
    static double[] groups(List<Group> groups, double width) {
        double[] weights = groups.stream()
                .mapToDouble(group -> group.panels().stream()
                        .mapToDouble(DefaultSizes::weight)
                        .max()
                        .orElse(1))
                .toArray();
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        double[] positions = new double[weights.length - 1];
        double reached = 0;
        for (int i = 0; i < positions.length; i++) {
            reached += weights[i] / all;
            positions[i] = reached;
        }
        boolean programLast = groups.size() == 2 && groups.get(1).panels().contains(Panel.PROGRAM);
        if (programLast) {
            positions[0] = 1 - Math.min(MAX_PROGRAM_SHARE, PROGRAM / Math.max(1, width));
        }
        return positions;
    }

    private static double weight(Panel panel) {
        return switch (panel) {
            case TIMELINE, PROGRAM -> 5;
            case ORDER, TASKELS -> 4;
            case NOTICES, SELECTED -> 3;
            default -> 3.4;
        };
    }
}
