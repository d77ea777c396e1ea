package io.github.poolscope.ui.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where the lines of a program are, and what of it is visible. */
class CodeGeometryTest {
    /** The widest scroll bar, in pixels. */
    private static final double SCROLL_BAR = 12;

    private final CodeGeometry geometry = new CodeGeometry();

    private void shows(int lines, int columns, double width, double height) {
        geometry.contents(lines, columns);
        geometry.resize(width, height);
    }

    @Test
    void ninety_columns_fit_in_660_pixels_beside_a_scroll_bar() {
        shows(99, 90, 660 - SCROLL_BAR, 300);
        assertThat(geometry.maxX()).isZero();
        assertThat(geometry.size()).isGreaterThanOrEqualTo(10);
        assertThat(geometry.left(90)).isLessThan(geometry.codeWidth());
    }

    @Test
    void shorter_lines_have_larger_type_and_longer_ones_are_scrolled_to() {
        shows(40, 70, 660, 300);
        assertThat(geometry.size()).isEqualTo(CodeGeometry.USUAL_SIZE);
        shows(40, 70, 400, 300);
        assertThat(geometry.size()).isEqualTo(10);
        assertThat(geometry.maxX()).isPositive();
        shows(40, 500, 660, 300);
        assertThat(geometry.size()).isEqualTo(10);
        geometry.scrollTo(1e9, 0);
        assertThat(geometry.left(500)).isBetween(geometry.codeWidth() - 2 * CodeGeometry.INDENT, geometry.codeWidth());
    }

    @Test
    void type_that_the_user_chose_is_kept_however_little_room_there_is() {
        geometry.wish(24);
        shows(10, 40, 2_000, 300);
        assertThat(geometry.size()).isEqualTo(24);
        shows(10, 40, 300, 300);
        assertThat(geometry.size()).isEqualTo(24);
        geometry.wish(0);
        assertThat(geometry.size()).isEqualTo(10);
    }

    @Test
    void type_that_may_grow_is_as_large_as_the_whole_program_fits_and_never_small() {
        shows(15, 40, 600, 400);
        assertThat(geometry.size()).isEqualTo(CodeGeometry.USUAL_SIZE);
        geometry.grow(true);
        assertThat(geometry.size()).isGreaterThan(16);
        assertThat(geometry.maxX() + geometry.maxY()).isZero();
        shows(30, 40, 600, 400);
        assertThat(geometry.size()).isEqualTo(CodeGeometry.USUAL_SIZE);
        shows(15, 90, 760, 400);
        assertThat(geometry.size()).isGreaterThanOrEqualTo(CodeGeometry.USUAL_SIZE);
        assertThat(geometry.maxX() + geometry.maxY()).isZero();
        shows(15, 90, 500, 400);
        assertThat(geometry.size()).isEqualTo(10.5);
        assertThat(geometry.gutterSize()).isEqualTo(10.5);
    }

    @Test
    void times_and_numbers_never_reach_the_code() {
        for (int lines : new int[] {1, 99, 100, 12_345}) {
            for (double size : new double[] {8, 12, 30}) {
                geometry.wish(size);
                shows(lines, 80, 700, 300);
                assertThat(geometry.timeEnd()).isGreaterThan(8 * CodeGeometry.LETTER * geometry.gutterSize());
                assertThat(geometry.numberEnd() - geometry.timeEnd())
                        .isGreaterThan(Integer.toString(lines).length() * CodeGeometry.LETTER * geometry.gutterSize());
                assertThat(geometry.gutter()).isGreaterThan(geometry.numberEnd());
                geometry.scrollTo(0, 0);
                assertThat(geometry.left(0)).isPositive();
            }
        }
    }

    @Test
    void a_line_is_brought_into_view_with_lines_around_it_and_otherwise_nothing_moves() {
        shows(1_000, 80, 660, 200);
        assertThat(geometry.reveal(3)).isFalse();
        assertThat(geometry.reveal(500)).isTrue();
        assertThat(geometry.shows(500) && geometry.shows(503)).isTrue();
        double then = geometry.scrolledY();
        assertThat(geometry.reveal(500)).isFalse();
        assertThat(geometry.scrolledY()).isEqualTo(then);
        assertThat(geometry.reveal(200)).isTrue();
        assertThat(geometry.shows(197) && geometry.shows(200)).isTrue();
        geometry.reveal(999);
        assertThat(geometry.shows(999)).isTrue();
        assertThat(geometry.lastVisible()).isEqualTo(999);
        geometry.reveal(0);
        assertThat(geometry.scrolledY()).isZero();
    }

    @Test
    void a_view_lower_than_a_line_neither_loops_nor_leaves_the_program() {
        shows(50, 80, 30, 5);
        geometry.reveal(25);
        assertThat(geometry.scrolledY()).isBetween(0.0, geometry.maxY());
        geometry.resize(0, 0);
        geometry.reveal(49);
        assertThat(geometry.codeWidth()).isZero();
        shows(0, 0, 600, 300);
        assertThat(geometry.lastVisible()).isLessThan(geometry.firstVisible());
        assertThat(geometry.maxY()).isZero();
    }

    @Test
    void what_is_scrolled_stays_within_a_program_that_became_shorter() {
        shows(1_000, 200, 660, 200);
        geometry.scrollTo(1e6, 1e6);
        shows(20, 30, 660, 200);
        assertThat(geometry.scrolledX()).isZero();
        assertThat(geometry.scrolledY()).isEqualTo(geometry.maxY());
    }

    @Test
    void the_mouse_finds_the_line_and_the_column_that_are_drawn_there() {
        shows(100, 200, 400, 100);
        geometry.scrollTo(77, 333);
        assertThat(geometry.lineAt(geometry.top(24) + 1)).isEqualTo(24);
        assertThat(geometry.cellAt(geometry.left(17))).isEqualTo(17, org.assertj.core.api.Assertions.within(1e-9));
    }
}
