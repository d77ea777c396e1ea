package io.github.poolscope.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The style sheets of reports and of single pictures. */
final class Style {
    private static final Map<String, String> LIGHT = Map.of(
            "--ink", "#1f2328",
            "--quiet", "#59636e",
            "--line", "#d1d9e0",
            "--paper", "#ffffff",
            "--soft", "#f6f8fa",
            "--run", "#1a7f37",
            "--stop", "#cf222e",
            "--held", "#bf8700");

    private static final Map<String, String> DARK = Map.of(
            "--ink", "#e6edf3",
            "--quiet", "#9198a1",
            "--line", "#3d444d",
            "--paper", "#0d1117",
            "--soft", "#151b23",
            "--run", "#3fb950",
            "--stop", "#f85149",
            "--held", "#d29922");

    private Style() {}

    /** Returns the style sheet of a report, which follows the reader's theme. */
    static String ofReport() {
        return read("report.css") + read("picture.css");
    }

    /** Returns the style sheet of a hand-out, which is printed. */
    static String ofHandout() {
        return ofReport() + read("handout.css");
    }

    /** Returns the style sheet of a single picture: without variables, which drawing programs don't support. */
    static String ofPicture(boolean dark) {
        String style = read("picture.css");
        for (Map.Entry<String, String> colour : (dark ? DARK : LIGHT).entrySet()) {
            style = style.replace("var(" + colour.getKey() + ")", colour.getValue());
        }
        return style;
    }

    /** Returns the background of a single picture. */
    static String paper(boolean dark) {
        return (dark ? DARK : LIGHT).getOrDefault("--paper", "#ffffff");
    }

    private static String read(String name) {
        try (InputStream css = Style.class.getResourceAsStream(name)) {
            if (css == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
