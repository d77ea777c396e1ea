package io.github.poolscope.ui.cpu;

/**
 * Where the rows of the CPU view are, in pixels from its top.
 *
 * @param rows what is shown
 * @param height the height of the view
 */
record CpuLayout(CpuRows rows, double height) {
    private static final double GAP = 12;
    private static final double MAX_CURVE = 114;
    private static final double MIN_STRIP = 3;
    private static final double MAX_STRIP = 22;
    /** The minimum height of the row of idle workers, which has words in it. */
    private static final double MIN_GROUP = 15;

    /** Returns how many curves there are, with that of the machine. */
    private int curves() {
        return rows.rows().size() + (rows.machine().isPresent() ? 1 : 0);
    }

    /** Returns the distance of two rows. */
    double pitch() {
        if (rows.curves()) {
            return Math.max(CpuRows.MIN_CURVE_PITCH, Math.min(MAX_CURVE, height / Math.max(1, curves())));
        }
        double pitch = Math.max(
                MIN_STRIP, Math.min(MAX_STRIP, room() / Math.max(1, rows.rows().size())));
        return pitch < CpuRows.NAMED_ROW ? Math.floor(pitch) : pitch;
    }

    double rowHeight(int row) {
        if (rows.curves()) {
            return pitch() - GAP;
        }
        return rows.rows().get(row).isGroup() ? Math.max(MIN_GROUP, pitch()) : pitch();
    }

    /** Returns the top of a row before scrolling. */
    double top(int row) {
        double first = rows.curves() ? (rows.machine().isPresent() ? pitch() : 0) : above();
        return first + row * pitch();
    }

    /** Returns the height of what stays in place above the strips; curves scroll with that of the machine. */
    double above() {
        return rows.curves() || rows.machine().isEmpty() ? 0 : CpuRows.MACHINE;
    }

    /** Returns the height of the line below the rows. */
    double below() {
        return rows.curves() && content() <= height ? 0 : CpuRows.CAPTION;
    }

    private double room() {
        return height - above() - CpuRows.CAPTION;
    }

    private double content() {
        int last = rows.rows().size() - 1;
        return last < 0 ? curves() * pitch() : top(last) + rowHeight(last);
    }

    /** Returns how far the rows can be scrolled. */
    double scrollable() {
        return Math.max(0, content() + below() - height);
    }

    /** Returns the row at a height, or -1. */
    int rowAt(double y, double scrolled) {
        if (y < above() || y > height - below()) {
            return -1;
        }
        for (int row = 0; row < rows.rows().size(); row++) {
            double top = top(row) - scrolled;
            if (y >= top && y < top + rowHeight(row)) {
                return row;
            }
        }
        return -1;
    }

    /** Returns the scroll position nearest to {@code scrolled} at which a row is visible. */
    double reveal(int row, double scrolled) {
        double top = top(row);
        return Math.max(top + rowHeight(row) - (height - below()), Math.min(top - above(), scrolled));
    }

    boolean isVisible(int row, double scrolled) {
        double top = top(row) - scrolled;
        return top >= above() - 0.5 && top + rowHeight(row) <= height - below() + 0.5;
    }

    /** Returns how many rows are not completely visible. */
    int hidden(double scrolled) {
        int hidden = 0;
        for (int row = 0; row < rows.rows().size(); row++) {
            hidden += isVisible(row, scrolled) ? 0 : 1;
        }
        return hidden;
    }
}
