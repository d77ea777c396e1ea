package io.github.poolscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueTextsTest {
    /** A value whose text is made by code of the program. */
    static final class Costly {
        @Override
        public String toString() {
            throw new AssertionError("code of the program was run");
        }
    }

    private enum Colour {
        RED {
            @Override
            public String toString() {
                throw new AssertionError("code of the program was run");
            }
        }
    }

    @Test
    void plain_values_are_told_as_they_print() {
        assertThat(ValueTexts.of(null)).isEqualTo("null");
        assertThat(ValueTexts.of(5)).isEqualTo("5");
        assertThat(ValueTexts.of(2.5)).isEqualTo("2.5");
        assertThat(ValueTexts.of("text")).isEqualTo("text");
        assertThat(ValueTexts.of(true)).isEqualTo("true");
        assertThat(ValueTexts.of(new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(ValueTexts.of(Duration.ofSeconds(3))).isEqualTo("PT3S");
        assertThat(ValueTexts.of(Colour.RED)).isEqualTo("RED");
    }

    @Test
    void no_code_of_the_program_is_run() {
        String costly = "<" + Costly.class.getTypeName() + ">";
        assertThat(ValueTexts.of(new Costly())).isEqualTo(costly);
        assertThat(ValueTexts.of(List.of(1, new Costly()))).isEqualTo("[1, " + costly + "]");
        assertThat(ValueTexts.of(new Object[] {new Costly()})).isEqualTo("[" + costly + "]");
        List<Integer> own = new ArrayList<>() {
            @Override
            public java.util.Iterator<Integer> iterator() {
                throw new AssertionError("code of the program was run");
            }
        };
        assertThat(ValueTexts.of(own)).isEqualTo("<" + own.getClass().getTypeName() + ">");
        assertThat(ValueTexts.of(Path.of("a", "b"))).doesNotContain("\n");
    }

    @Test
    void long_and_deep_values_are_shortened() {
        assertThat(ValueTexts.of("x".repeat(1000))).isEqualTo("x".repeat(200) + "…");
        assertThat(ValueTexts.of(IntStream.range(0, 100).boxed().toList()).length())
                .isLessThan(200);
        assertThat(ValueTexts.of(new ArrayList<>(IntStream.range(0, 100).boxed().toList())))
                .isEqualTo("[0, 1, 2, 3, 4, 5, … (100)]");
        assertThat(ValueTexts.of(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(ValueTexts.of(Map.of("a", 1))).isEqualTo("{a=1}");
        List<Object> deep = new ArrayList<>();
        deep.add(deep);
        assertThat(ValueTexts.of(deep)).isEqualTo("[[<java.util.ArrayList>]]");
        assertThat(ValueTexts.of(Arrays.asList(1, null))).isEqualTo("[1, null]");
    }
}
