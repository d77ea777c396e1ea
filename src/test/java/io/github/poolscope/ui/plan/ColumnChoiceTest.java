package io.github.poolscope.ui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.Items;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of a CSV file are chosen by their names, whatever these are. */
class ColumnChoiceTest {
    private static final Path FILE = Path.of("a b.csv");

    @Test
    void a_text_may_name_no_column_yet() {
        for (String text : List.of("csv:a b.csv", "csv:a b.csv:", " csv:a b.csv: ")) {
            assertThat(ColumnChoice.of(text)).contains(new ColumnChoice(FILE, List.of()));
        }
        assertThat(ColumnChoice.of("csv:a b.csv:x+\"y+z\"")).contains(new ColumnChoice(FILE, List.of("x", "y+z")));
        assertThat(ColumnChoice.of("12")).isEmpty();
        assertThat(ColumnChoice.of("lines:a.csv")).isEmpty();
        assertThat(ColumnChoice.of("csv:")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "C++", "a:b", " x ", "say \"hi\"", "", "价格", "+", "\""})
    void a_chosen_column_is_the_one_that_the_plan_reads(String name) {
        ColumnChoice choice = new ColumnChoice(FILE, List.of("old")).only(name);
        assertThat(ColumnChoice.of(choice.text())).contains(choice);
        assertThat(((Items.CsvColumn) Items.parse(choice.text()))
                        .columns()
                        .get(0)
                        .name())
                .isEqualTo(name);
    }

    @Test
    void several_columns_are_added_and_removed_in_turn() {
        ColumnChoice choice = new ColumnChoice(FILE, List.of("a"));
        assertThat(choice.toggled("b+c").text()).isEqualTo("csv:a b.csv:a+\"b+c\"");
        assertThat(choice.toggled("b").toggled("a").columns()).containsExactly("b");
    }
}
