package io.github.poolscope.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Results as text. */
class ResultTextTest {
    @Test
    void arrays_are_told_by_their_contents_wherever_they_stand() {
        assertThat(ResultText.of(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(ResultText.of(new double[][] {{1.5}, {}})).isEqualTo("[[1.5], []]");
        assertThat(ResultText.of(List.of(new char[] {'a'}, "b"))).isEqualTo("[[a], b]");
        assertThat(ResultText.of(Map.of("k", new boolean[] {true}))).isEqualTo("{k=[true]}");
        assertThat(ResultText.of(new byte[7])).isEqualTo("7 bytes");
        assertThat(ResultText.of(new byte[][] {new byte[3]})).isEqualTo("[3 bytes]");
        assertThat(ResultText.of(null)).isEqualTo("null");
    }

    @Test
    void what_holds_itself_has_an_end_and_what_is_long_is_cut() {
        Object[] ring = new Object[2];
        ring[1] = ring;
        assertThat(ResultText.of(ring)).isEqualTo("[null, [...]]");
        Object[] deep = new Object[0];
        for (int i = 0; i < 100_000; i++) {
            deep = new Object[] {deep};
        }
        assertThat(ResultText.of(deep)).startsWith("[[[[").hasSizeLessThan(8192);
        assertThat(ResultText.of(Collections.nCopies(Integer.MAX_VALUE, "z")))
                .startsWith("[z, z, ")
                .endsWith("… (2147483647 elements)")
                .hasSizeLessThan(8192);
        assertThat(ResultText.of("😀".repeat(10_000))).endsWith("… (17952 more characters)");
    }

    @Test
    void everything_else_is_told_as_java_tells_it() {
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Object value = value(random, 4);
            String expected = value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
            assertThat(ResultText.of(value))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(expected);
        }
    }

    /** Returns a value without arrays in collections, whose contents Java itself does not print. */
    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 2 : 5)) {
            case 0 -> random.nextInt();
            case 1 -> "t" + random.nextInt(100);
            case 2 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add("e" + i);
                }
                yield list;
            }
            case 3 -> new TreeMap<>(Map.of(random.nextInt(), List.of(random.nextInt())));
            default -> {
                Object[] array = new Object[random.nextInt(3)];
                Arrays.setAll(array, i -> value(random, depth - 1));
                yield array;
            }
        };
    }
}
