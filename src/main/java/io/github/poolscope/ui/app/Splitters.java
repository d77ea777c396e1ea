package io.github.poolscope.ui.app;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.SplitPane;

/** The initial positions of the window's dividers. */
final class Splitters {
    private static final double PLAN_SHARE = 0.68;
    private static final double TIMELINE_SHARE = 0.54;
    private static final double ORDER_SHARE = 0.6;
    private static final double SELECTED_SHARE = 0.36;
    private static final double SELECTED_AND_OUTPUT_SHARE = 0.74;

    private Splitters() {}

    /**
     * Sets the initial divider positions and returns the split panes by the name under which their positions are
     * remembered. The positions are set here because the first layout may happen while the window has no height yet.
     */
    static Map<String, SplitPane> arrange(SplitPane plan, SplitPane centre, SplitPane lower, SplitPane inspector) {
        plan.setDividerPositions(PLAN_SHARE);
        centre.setDividerPositions(TIMELINE_SHARE);
        lower.setDividerPositions(ORDER_SHARE);
        inspector.setDividerPositions(SELECTED_SHARE, SELECTED_AND_OUTPUT_SHARE);
        Map<String, SplitPane> splits = new LinkedHashMap<>();
        splits.put("plan and program", plan);
        splits.put("timeline and order", centre);
        splits.put("order and CPU", lower);
        splits.put("inspector, output, notices", inspector);
        return splits;
    }
}
