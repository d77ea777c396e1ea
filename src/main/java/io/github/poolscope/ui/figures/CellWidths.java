package io.github.poolscope.ui.figures;

import io.github.poolscope.analysis.RunFigure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the width of the strip is shared out among the cells: a pure function of the widths that they need. */
final class CellWidths {
    /** The figures in the order in which they give up their place where there is none for all. */
    private static final List<RunFigure> LEAST_FIRST = List.of(
            RunFigure.START_UP,
            RunFigure.FIRST_RESULT,
            RunFigure.CPU,
            RunFigure.BLOCKED,
            RunFigure.UTILISATION,
            RunFigure.FAILED,
            RunFigure.MAKESPAN);

    /**
     * The widths that a figure can use, in pixels.
     *
     * @param bare for the value alone
     * @param usual with its detail
     * @param roomy with its detail where both have the maximum length
     */
    record Need(double bare, double usual, double roomy) {}

    private CellWidths() {}

    /**
     * Shares out {@code width} pixels, first to the values, then to the details, then to long values, and what is left
     * to all cells alike. Figures that have no room at all are left out, the least important one first. Returns the
     * width of each figure that has a place, in pixels, in the order of the strip.
     */
    static Map<RunFigure, Double> of(double width, Map<RunFigure, Need> needs) {
        EnumMap<RunFigure, Need> left = new EnumMap<>(needs);
        for (RunFigure figure : LEAST_FIRST) {
            if (bare(left) <= width) {
                break;
            }
            left.remove(figure);
        }
        double usual = left.values().stream().mapToDouble(Need::usual).sum();
        boolean hasDetails = usual <= width;
        List<Need> all = new ArrayList<>(left.values());
        double base = hasDetails ? usual : bare(left);
        double wanted = all.stream()
                .mapToDouble(need -> hasDetails ? need.roomy() - need.usual() : need.usual() - need.bare())
                .sum();
        double spare = Math.max(0, width - base);
        double granted = wanted <= 0 ? 0 : Math.min(1, spare / wanted);
        double each = left.isEmpty() ? 0 : (spare - granted * wanted) / left.size();
        Map<RunFigure, Double> widths = new EnumMap<>(RunFigure.class);
        left.forEach((figure, need) -> {
            double from = hasDetails ? need.usual() : need.bare();
            double to = hasDetails ? need.roomy() : need.usual();
            widths.put(figure, from + granted * (to - from) + each);
        });
        return widths;
    }

    private static double bare(Map<RunFigure, Need> needs) {
        return needs.values().stream().mapToDouble(Need::bare).sum();
    }
}
