package io.github.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Long texts in one line. */
class TextLinesTest {
    @Test
    void short_texts_stay_and_others_are_one_short_line() {
        assertThat(TextLines.first("a b")).isEqualTo("a b");
        assertThat(TextLines.isShortened("a b")).isFalse();
        assertThat(TextLines.first("a\r\n\n  b\nc")).isEqualTo("a ⏎ b ⏎ c");
        assertThat(TextLines.isShortened("a\nb")).isTrue();
        assertThat(TextLines.first("x".repeat(9_000))).hasSize(401).endsWith("…");
        assertThat(TextLines.isShortened("x".repeat(9_000))).isTrue();
    }
}
