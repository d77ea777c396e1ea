package io.github.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program on a printed page: its words have classes, and its text is what it was. */
class CodeHtmlTest {
    private static Program program(String... lines) {
        return new Program(
                "Python",
                List.of(lines).stream()
                        .map(line -> new Program.Line(line, Step.OTHER))
                        .toList());
    }

    @Test
    void words_have_classes_and_the_text_is_escaped() {
        assertThat(CodeHtml.lines(program(
                        "with Pool(4) as pool:", "    pool.map(f, \"<b>\") # a & b", "", "x = '''one", "<i>''' + 2")))
                .containsExactly(
                        "<span class=\"keyword\">with</span> <span class=\"call\">Pool</span>"
                                + "(<span class=\"number\">4</span>) <span class=\"keyword\">as</span> pool:",
                        "    pool.<span class=\"call\">map</span>(f, <span class=\"string\">&quot;&lt;b&gt;&quot;</span>)"
                                + " <span class=\"comment\"># a &amp; b</span>",
                        "",
                        "x = <span class=\"string\">&#39;&#39;&#39;one</span>",
                        "<span class=\"string\">&lt;i&gt;&#39;&#39;&#39;</span> + <span class=\"number\">2</span>");
    }

    @Test
    void each_class_has_a_colour() {
        for (String name : List.of("keyword", "call", "string", "number", "annotation", "comment")) {
            assertThat(Style.ofReport()).containsPattern("\\." + name + "[ ,{]");
        }
        assertThat(Style.ofReport().split("--keyword:", -1))
                .as("light, dark and printed")
                .hasSize(4);
    }
}
