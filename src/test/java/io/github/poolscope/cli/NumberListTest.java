package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of numbers on the command line. */
class NumberListTest {
    @Test
    void numbers_ranges_and_auto_may_be_mixed_and_each_counts_once() {
        assertThat(NumberList.parse("--processes", "1..4, 8,auto,2", 100))
                .containsExactly("1", "2", "3", "4", "8", "auto");
        assertThat(NumberList.parse("--processes", "7", 100)).containsExactly("7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0      | in --processes is no number from 1 to 100
                    101    | in --processes is no number from 1 to 100
                    1,,2   | in --processes is no number
                    1..    | in --processes is no number
                    many   | in --processes is no number
                    8..1   | The range 8..1 of --processes is empty: write the smaller number first.
                    """)
    void what_is_no_list_is_refused_with_what_would_be_right(String list, String sentence) {
        assertThatThrownBy(() -> NumberList.parse("--processes", list, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_range_that_is_far_too_long_is_refused() {
        assertThatThrownBy(() -> NumberList.parse("--chunksize", "1..2000000000", Integer.MAX_VALUE))
                .hasMessageContaining("more than 10000 values");
    }
}
