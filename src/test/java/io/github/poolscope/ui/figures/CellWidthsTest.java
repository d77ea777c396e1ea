package io.github.poolscope.ui.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.poolscope.analysis.RunFigure;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which width each figure gets. */
class CellWidthsTest {
    private static final RunFigure[] ALL = RunFigure.values();

    /** Each figure needs 50 pixels, 80 with its detail, 100 with a long one. */
    private static Map<RunFigure, Double> widths(double width) {
        Map<RunFigure, CellWidths.Need> needs = new EnumMap<>(RunFigure.class);
        for (RunFigure figure : ALL) {
            needs.put(figure, new CellWidths.Need(50, 80, 100));
        }
        return CellWidths.of(width, needs);
    }

    private static double sum(Map<RunFigure, Double> widths) {
        return widths.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 120, 399, 400, 500, 640, 700, 800, 2000})
    void the_whole_width_is_used_and_no_more(double width) {
        assertThat(sum(widths(width))).isEqualTo(width, within(1e-6));
    }

    @Test
    void details_have_room_from_the_sum_of_what_they_usually_need() {
        assertThat(widths(640).values()).allSatisfy(each -> assertThat(each).isEqualTo(80, within(1e-6)));
        assertThat(widths(720).values()).allSatisfy(each -> assertThat(each).isEqualTo(90, within(1e-6)));
        assertThat(widths(1600).values()).allSatisfy(each -> assertThat(each).isEqualTo(200, within(1e-6)));
    }

    @Test
    void without_room_for_all_values_the_least_important_figure_is_left_out_first() {
        assertThat(widths(400)).hasSize(8);
        assertThat(widths(399)).hasSize(7).doesNotContainKey(RunFigure.START_UP);
        assertThat(widths(110)).containsOnlyKeys(RunFigure.WALL, RunFigure.MAKESPAN);
        assertThat(widths(10)).containsOnlyKeys(RunFigure.WALL);
    }
}
