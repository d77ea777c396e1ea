package io.github.poolscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.ui.workbench.PanelRows.Group;
import io.github.poolscope.ui.workbench.PanelRows.Side;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PanelRowsTest {
    private static final PanelRows ROWS = rows("timeline*|program*/order*,taskels|cpu,workers*,output");

    private static PanelRows rows(String text) {
        return PanelRows.parse(text, new PanelRows(List.of())).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "TASKELS, 'timeline*|program*/order,taskels*|cpu*'",
        // A panel that was not shown joins the last row.
        "EVENTS, 'timeline*|program*/order,taskels,events*|cpu*'",
    })
    void a_panel_is_brought_to_the_front(Panel panel, String expected) {
        assertThat(rows("timeline*|program*/order*,taskels|cpu*").toFront(panel).text())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CPU, ORDER, 1, 'timeline*|program*/order,cpu*,taskels|workers*,output'",
        "ORDER, TASKELS, 2, 'timeline*|program*/taskels,order*|cpu,workers*,output'",
        "ORDER, TASKELS, 0, 'timeline*|program*/order*,taskels|cpu,workers*,output'",
        // The last panel of a group leaves no empty group.
        "PROGRAM, ORDER, 9, 'timeline*/order,taskels,program*|cpu,workers*,output'",
        "PROGRAM, PROGRAM, 1, 'timeline*|program*/order*,taskels|cpu,workers*,output'",
    })
    void a_panel_joins_a_group(Panel moved, Panel host, int index, String expected) {
        assertThat(ROWS.joined(moved, host, index).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "TASKELS, ORDER, LEFT, 'timeline*|program*/taskels*|order*|cpu,workers*,output'",
        "TASKELS, ORDER, RIGHT, 'timeline*|program*/order*|taskels*|cpu,workers*,output'",
        "WORKERS, WORKERS, BELOW, 'timeline*|program*/order*,taskels|cpu*,output/workers*'",
        "PROGRAM, TIMELINE, ABOVE, 'program*/timeline*/order*,taskels|cpu,workers*,output'",
        // Alone in its group, it stands beside the others already.
        "PROGRAM, PROGRAM, LEFT, 'timeline*|program*/order*,taskels|cpu,workers*,output'",
    })
    void a_panel_gets_a_group_of_its_own(Panel moved, Panel host, Side side, String expected) {
        assertThat(ROWS.beside(moved, host, side).text()).isEqualTo(expected);
    }

    @Test
    void a_row_has_three_groups_at_most() {
        PanelRows full = rows("timeline*|program*|order*,taskels");
        assertThat(full.hasRoomBeside(Panel.TASKELS, Panel.ORDER, Side.LEFT)).isFalse();
        assertThat(full.beside(Panel.TASKELS, Panel.ORDER, Side.LEFT)).isEqualTo(full);
        assertThat(full.hasRoomBeside(Panel.TASKELS, Panel.ORDER, Side.BELOW)).isTrue();
        // It leaves its own group, so that there is room.
        assertThat(full.beside(Panel.PROGRAM, Panel.TIMELINE, Side.LEFT).text())
                .isEqualTo("program*|timeline*|order*,taskels");
    }

    @Test
    void whatever_is_moved_no_panel_is_lost_and_each_is_in_one_place() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        PanelRows rows = ROWS;
        List<Panel> all = ROWS.panels();
        for (int i = 0; i < 2_000; i++) {
            Panel moved = all.get(random.nextInt(all.size()));
            Panel host = all.get(random.nextInt(all.size()));
            rows = switch (random.nextInt(3)) {
                case 0 -> rows.joined(moved, host, random.nextInt(5));
                case 1 -> rows.toFront(moved);
                default -> rows.beside(moved, host, Side.values()[random.nextInt(4)]);
            };
            assertThat(rows.panels()).as("seed %d, move %d", seed, i).containsExactlyInAnyOrderElementsOf(all);
            assertThat(rows.rows()).allMatch(row -> !row.isEmpty() && row.size() <= PanelRows.MAX);
            assertThat(rows.rows()).hasSizeLessThanOrEqualTo(PanelRows.MAX);
            assertThat(rows(rows.text())).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "|,|", "plan*", "nonsense", "prediction|lesson"})
    void a_text_without_a_panel_is_refused(String text) {
        assertThat(PanelRows.parse(text, ROWS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order*",
                "order,order,order|order",
                "cpu|cpu|workers|taskels|events|output/talk/notices/selected/order",
                "timeline * | program*, *order",
                "  Order ,TASKELS*",
                "timeline*|nonsense,order"
            })
    void a_damaged_text_loses_no_panel(String text) {
        PanelRows.parse(text, ROWS).ifPresent(read -> {
            assertThat(read.panels()).containsAll(ROWS.panels());
            assertThat(new HashSet<>(read.panels())).hasSameSizeAs(read.panels());
        });
    }

    @Test
    void a_group_has_a_panel_in_front() {
        assertThat(new Group(List.of(Panel.ORDER, Panel.CPU), Panel.CPU).front())
                .isEqualTo(Panel.CPU);
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> new Group(List.of(Panel.ORDER), Panel.CPU));
    }
}
