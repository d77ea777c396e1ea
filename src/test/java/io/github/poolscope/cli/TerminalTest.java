package io.github.poolscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.words.Shown;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a terminal shows texts that are not Poolscope's own. */
class TerminalTest {
    private static String printed(String text, boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal out = Terminal.on(bytes, terminal);
        out.print(text);
        out.println("|");
        return bytes.toString(UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001B[2J\u001B]0;title\u0007', '\\u001b[2J\\u001b]0;title\\u0007'",
        "'50 %\rdone', '50 %\\rdone'",
        "'\u009B31m', '\\u009b31m'",
        "'gnp.\u202Eexe', 'gnp.\\u202eexe'",
        "'näme 漢字 😀', 'näme 漢字 😀'",
    })
    void what_a_terminal_would_obey_is_shown_and_elsewhere_left_as_it_is(String text, String shown) {
        assertThat(printed(text, true)).isEqualTo(shown + "|\n");
        assertThat(printed(text, false)).isEqualTo(text + "|\n");
    }

    @Test
    void ends_of_lines_and_tabs_stay() {
        assertThat(printed("a\tb\nc\r\nd", true)).isEqualTo("a\tb\nc\r\nd|\n");
    }

    @Test
    void nothing_that_is_printed_at_random_is_obeyed() {
        long seed = 42;
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x2100) : random.nextInt(0xA0)));
        }
        assertThat(printed(text.toString(), true).chars())
                .as("seed %d", seed)
                .noneMatch(c -> c != '\n' && c != '\t' && c != '\r' && Shown.isObeyed((char) (int) c));
    }

    @Test
    void its_own_progress_is_obeyed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal out = Terminal.on(bytes, true);
        Terminal.clearLine(out);
        out.print("1/2");
        out.flush();
        assertThat(bytes.toString(UTF_8)).isEqualTo("\r\u001B[K1/2");
    }

    @Test
    void a_long_message_is_cut_and_says_what_is_left_out() {
        String shown = Shown.line("x\ny\u001B" + "z".repeat(200_000), 1000);
        assertThat(shown).startsWith("x\\ny\\u001bzz").endsWith("z… (199004 more characters left out)");
        assertThat(Shown.line("a😀", 2)).isEqualTo("a… (2 more characters left out)");
    }
}
