package io.github.poolscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.ui.workbench.Layout.Kind;
import io.github.poolscope.ui.workbench.PanelRows.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final List<Panel> ABOUT_ORDER = List.of(Panel.TIMELINE, Panel.ORDER);

    private final Layout layout = new Layout();

    @Test
    void every_panel_of_a_run_can_be_shown_in_every_layout() {
        for (Kind kind : Kind.values()) {
            layout.use(kind.isOfLesson() ? ABOUT_ORDER : null, false, kind.isProjected());
            assertThat(layout.kind()).isEqualTo(kind);
            for (Panel panel : Panel.values()) {
                if (panel.isOfRun()) {
                    layout.show(panel);
                    assertThat(layout.isVisible(panel))
                            .as(panel + " in " + kind)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_lesson_shows_its_views_and_nothing_else_and_hides_the_run_until_the_prediction() {
        layout.use(ABOUT_ORDER, true, false);
        assertThat(layout.rows().panels()).containsExactly(Panel.PROGRAM, Panel.PREDICTION);
        assertThat(layout.isVisible(Panel.LESSON)).isTrue();
        assertThat(layout.isVisible(Panel.PLAN)).isFalse();
        layout.show(Panel.ORDER);
        layout.bringToFront(Panel.NOTICES);
        assertThat(layout.rows().panels()).containsExactly(Panel.PROGRAM, Panel.PREDICTION);
        layout.use(ABOUT_ORDER, false, false);
        assertThat(layout.rows().panels()).containsExactly(Panel.PROGRAM, Panel.TIMELINE, Panel.ORDER);
        layout.use(null, false, false);
        assertThat(layout.isVisible(Panel.PLAN)).isTrue();
        assertThat(layout.isVisible(Panel.CPU)).isTrue();
    }

    @Test
    void each_layout_keeps_its_own_changes() {
        String usual = layout.rows().text();
        layout.split(Panel.TASKELS, Panel.ORDER, Side.BELOW);
        String changed = layout.rows().text();
        assertThat(changed).isNotEqualTo(usual);
        layout.use(null, false, true);
        String projector = layout.rows().text();
        assertThat(projector).isNotEqualTo(changed);
        layout.use(ABOUT_ORDER, false, false);
        layout.use(null, false, false);
        assertThat(layout.rows().text()).isEqualTo(changed);
        layout.reset();
        assertThat(layout.rows().text()).isEqualTo(usual);
    }

    @Test
    void a_panel_is_enlarged_and_restored() {
        layout.use(Panel.CPU);
        layout.toggleEnlarged();
        assertThat(layout.enlarged()).contains(Panel.CPU);
        assertThat(layout.isVisible(Panel.TIMELINE)).isFalse();
        assertThat(layout.isVisible(Panel.PLAN)).isFalse();
        // Another panel that is asked for takes its place.
        layout.show(Panel.ORDER);
        assertThat(layout.enlarged()).contains(Panel.ORDER);
        // One that comes to the front by itself does not.
        layout.bringToFront(Panel.SELECTED);
        assertThat(layout.enlarged()).contains(Panel.ORDER);
        assertThat(layout.restore()).isTrue();
        assertThat(layout.restore()).isFalse();
        assertThat(layout.isVisible(Panel.TIMELINE)).isTrue();
        // A panel that is no longer seen can't be enlarged.
        layout.use(Panel.TASKELS);
        layout.toggleEnlarged();
        assertThat(layout.enlarged()).contains(Panel.TIMELINE);
        layout.use(null, false, true);
        assertThat(layout.enlarged()).isEmpty();
    }

    @Test
    void splitters_are_kept_for_each_layout_once_they_were_dragged() {
        assertThat(layout.dragged("rows")).isEmpty();
        layout.drag("rows", 0.25);
        layout.use(null, false, true);
        assertThat(layout.dragged("rows")).isEmpty();
        layout.use(null, false, false);
        assertThat(layout.dragged("rows"))
                .hasValueSatisfying(positions -> assertThat(positions).containsExactly(0.25));
        // Groups that come and go have other splitters.
        layout.split(Panel.TASKELS, Panel.TIMELINE, Side.BELOW);
        assertThat(layout.dragged("rows")).isEmpty();
        layout.drag("rows", 0.2, 0.7);
        layout.reset();
        assertThat(layout.dragged("rows")).isEmpty();
    }

    @Test
    void what_was_changed_is_restored_from_its_text_and_a_damaged_text_changes_nothing() {
        layout.split(Panel.TASKELS, Panel.ORDER, Side.ABOVE);
        layout.drag("rows", 0.3, 0.6);
        layout.use(null, false, true);
        layout.show(Panel.EVENTS);
        layout.drag("side", 0.4);
        layout.use(ABOUT_ORDER, false, false);
        layout.drag("side", 0.33);

        Layout next = new Layout();
        next.restore(layout.text());
        assertThat(next.text()).isEqualTo(layout.text());
        assertThat(next.dragged("rows"))
                .hasValueSatisfying(positions -> assertThat(positions).containsExactly(0.3, 0.6));
        next.use(null, false, true);
        assertThat(next.isVisible(Panel.EVENTS)).isTrue();
        next.use(ABOUT_ORDER, false, false);
        assertThat(next.dragged("side")).isPresent();

        for (String damaged : List.of(
                "",
                "=",
                "standard",
                "standard=",
                "standard=nonsense",
                "standard rows=a b",
                "standard rows=7",
                "standard rows=NaN",
                "lesson=order*",
                "no such layout=order*\n\n\nx")) {
            Layout untouched = new Layout();
            untouched.restore(damaged);
            assertThat(untouched.rows()).as(damaged).isEqualTo(new Layout().rows());
            assertThat(untouched.dragged("rows")).as(damaged).isEmpty();
        }
    }

    @Test
    void the_plan_makes_room_on_a_projector_and_can_be_shown_there() {
        assertThat(layout.isVisible(Panel.PLAN)).isTrue();
        layout.use(null, false, true);
        assertThat(layout.isVisible(Panel.PLAN)).isFalse();
        layout.showPlan(true);
        assertThat(layout.isVisible(Panel.PLAN)).isTrue();
        layout.use(ABOUT_ORDER, false, true);
        layout.showPlan(false);
        assertThat(layout.isVisible(Panel.LESSON)).isTrue();
        layout.use(null, false, false);
        layout.showPlan(false);
        Layout next = new Layout();
        next.restore(layout.text());
        assertThat(next.isVisible(Panel.PLAN)).isFalse();
        next.use(null, false, true);
        assertThat(next.isVisible(Panel.PLAN)).isTrue();
        next.reset();
        assertThat(next.isVisible(Panel.PLAN)).isFalse();
    }

    @Test
    void listeners_see_each_change_once() {
        List<String> seen = new ArrayList<>();
        layout.shownProperty()
                .addListener((o, before, now) -> seen.add(now.rows().text()));
        layout.show(Panel.TASKELS);
        layout.show(Panel.TASKELS);
        assertThat(seen).hasSize(1);
        assertThat(Arrays.asList(Panel.values()).stream().filter(Panel::isOfRun))
                .allMatch(panel -> layout.rows().groupOf(panel).isPresent());
    }

    @Test
    void each_layout_keeps_the_type_size_of_its_program_until_it_is_reset() {
        layout.typeSizes().sizeProperty().set(15);
        layout.use(null, false, true);
        assertThat(layout.typeSizes().sizeProperty().get()).isZero();
        layout.typeSizes().sizeProperty().set(20.5);
        Layout next = new Layout();
        next.restore(layout.text() + "\ntype.lesson=large\ntype.projected_lesson=5000");
        assertThat(next.typeSizes().sizeProperty().get()).isEqualTo(15);
        next.use(null, false, true);
        assertThat(next.typeSizes().sizeProperty().get()).isEqualTo(20.5);
        next.reset();
        assertThat(next.typeSizes().sizeProperty().get()).isZero();
        next.use(ABOUT_ORDER, false, true);
        assertThat(next.typeSizes().sizeProperty().get()).isZero();
        next.use(null, false, false);
        assertThat(next.typeSizes().sizeProperty().get()).isEqualTo(15);
    }

    @Test
    void on_a_projector_the_program_of_a_covered_lesson_has_all_of_the_height() {
        layout.use(ABOUT_ORDER, true, true);
        assertThat(layout.rows().panels()).containsExactly(Panel.PROGRAM);
        assertThat(layout.isVisible(Panel.LESSON)).isTrue();
    }
}
