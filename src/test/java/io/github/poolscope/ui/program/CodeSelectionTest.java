package io.github.poolscope.ui.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.ui.program.CodeSelection.Place;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is selected in a program, and the grid on which its characters stand. */
class CodeSelectionTest {
    private static final String SNAKE = "\ud83d\udc0d";

    private final CodeSelection selection = new CodeSelection();

    private void of(String... lines) {
        selection.reset(List.of(lines).stream()
                .map(line -> new CodeLine(line, List.of()))
                .toList());
    }

    @Test
    void text_is_selected_forwards_backwards_and_over_lines() {
        of("import os", "", "print(1)");
        selection.begin(new Place(0, 7));
        assertThat(selection.text()).isEmpty();
        selection.extend(new Place(2, 5));
        assertThat(selection.text()).isEqualTo("os\n\nprint");
        selection.extend(new Place(0, 0));
        assertThat(selection.text()).isEqualTo("import ");
        selection.selectAll();
        assertThat(selection.text()).isEqualTo("import os\n\nprint(1)");
    }

    @Test
    void a_double_click_takes_a_name_and_a_third_one_the_line() {
        of("x = pool.imap_unordered(f)", "next");
        selection.selectWord(new Place(0, 12));
        assertThat(selection.text()).isEqualTo("imap_unordered");
        selection.selectWord(new Place(0, 999));
        assertThat(selection.text()).isEqualTo(")");
        selection.selectLine(0);
        assertThat(selection.text()).isEqualTo("x = pool.imap_unordered(f)\n");
        selection.selectLine(1);
        assertThat(selection.text()).isEqualTo("next");
        selection.selectLine(77);
        assertThat(selection.text()).isEqualTo("next");
    }

    @Test
    void places_outside_the_program_are_moved_to_its_edges() {
        of("ab", "c");
        selection.begin(new Place(-3, 5));
        selection.extend(new Place(9, 9));
        assertThat(selection.text()).isEqualTo("ab\nc");
        of();
        selection.begin(new Place(2, 2));
        selection.selectWord(new Place(0, 0));
        selection.selectAll();
        assertThat(selection.text()).isEmpty();
        assertThat(selection.beside(Place.START, true)).isEqualTo(Place.START);
    }

    @Test
    void keys_move_over_whole_characters_and_the_ends_of_lines() {
        of("a" + SNAKE + "e\u0301", "b");
        Place place = Place.START;
        StringBuilder indexes = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            place = selection.beside(place, true);
            indexes.append(place.line()).append(':').append(place.index()).append(' ');
        }
        assertThat(indexes.toString().strip()).isEqualTo("0:1 0:3 0:5 1:0 1:1 1:1");
        assertThat(selection.beside(new Place(1, 0), false)).isEqualTo(new Place(0, 5));
        assertThat(selection.beside(new Place(0, 3), false)).isEqualTo(new Place(0, 1));
    }

    @Test
    void wide_characters_tabs_and_marks_stand_on_the_grid() {
        CodeLine line = new CodeLine("\ta\u4e2d" + SNAKE + "e\u0301!", List.of());
        assertThat(line.cell(1)).isEqualTo(4);
        assertThat(line.cell(2)).isEqualTo(5);
        assertThat(line.cell(3)).isEqualTo(7);
        assertThat(line.cell(5)).isEqualTo(9);
        assertThat(line.cell(7)).isEqualTo(10);
        assertThat(line.width()).isEqualTo(11);
        assertThat(line.index(5.4)).isEqualTo(2);
        assertThat(line.index(6.4)).isEqualTo(3);
        assertThat(line.index(99)).isEqualTo(line.length());
        assertThat(new CodeLine("x\ty", List.of()).cell(2)).isEqualTo(4);
        assertThat(new CodeLine("plain", List.of()).isPlain()).isTrue();
    }

    @Test
    void a_character_is_found_where_it_is_drawn_whatever_the_text() {
        Random random = new Random(4);
        String alphabet = "ab \t\u4e2d\u0301\u200d\ud83d\udc0d\ufe0f\u0000\ud800\udc00";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            CodeLine line = new CodeLine(text.toString(), List.of());
            for (int at = 0; at < line.length(); at = line.end(at)) {
                assertThat(line.end(at)).isGreaterThan(at);
                if (line.cell(line.end(at)) > line.cell(at)) {
                    assertThat(line.cell(line.index(line.cell(at)))).isEqualTo(line.cell(at));
                }
            }
            assertThat(line.index(-5)).isZero();
            assertThat(line.cell(line.index(line.width()))).isEqualTo(line.width());
        }
    }
}
