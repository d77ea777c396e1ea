package io.github.poolscope.ui.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of programs in the style sheets: readable on each background, and told apart by the colour-blind. */
@SuppressWarnings("NullAway") // A missing entry fails the test.
class ProgramColoursTest {
    private static final double LEAST_CONTRAST = 4.5;

    /** The least distance in CIELAB at which two words are clearly of different colours. */
    private static final double LEAST_DISTANCE = 20;

    /** The text colour of the theme, which the sheets do not name. */
    private static final Map<String, String> TEXT = Map.of("light", "#24292f", "dark", "#c9d1d9");

    private static final List<String> WORDS =
            List.of("keyword", "call", "string", "number", "comment", "annotation", "text");

    /** How colours in linear RGB are seen without cones for green, for red and for blue (Machado and others, 2009). */
    private static final Map<String, double[]> SEEN = Map.of(
            "by most", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            "by deuteranopes", new double[] {0.367, 0.861, -0.228, 0.280, 0.673, 0.047, -0.012, 0.043, 0.969},
            "by protanopes", new double[] {0.152, 1.053, -0.205, 0.115, 0.786, 0.099, -0.004, -0.048, 1.052},
            "by tritanopes", new double[] {1.256, -0.077, -0.179, -0.078, 0.931, 0.148, 0.005, 0.691, 0.304});

    private final Map<String, Map<String, String>> colours = read();

    private static Map<String, Map<String, String>> read() {
        String css =
                sheet("/io/github/poolscope/ui/poolscope.css") + sheet("/io/github/poolscope/ui/program/program.css");
        Map<String, Map<String, String>> found = Map.of("light", new HashMap<>(), "dark", new HashMap<>());
        Matcher rule = Pattern.compile("\\.root(\\.dark)? \\{([^}]*)}").matcher(css);
        while (rule.find()) {
            Matcher colour = Pattern.compile("-ps-([a-z-]+): (#[0-9a-f]{6});").matcher(rule.group(2));
            while (colour.find()) {
                found.get(rule.group(1) == null ? "light" : "dark").put(colour.group(1), colour.group(2));
            }
        }
        TEXT.forEach((theme, text) -> found.get(theme).put("text", text));
        return found;
    }

    private static String sheet(String name) {
        try (InputStream in = ProgramColoursTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String colour(String theme, String name) {
        String colour = colours.get(theme).get(name);
        assertThat(colour).as(name).isNotNull();
        return colour;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void all_words_can_be_read_on_the_page_on_the_lit_line_and_where_selected(String theme) {
        for (String word : WORDS) {
            for (String ground : List.of("page", "lit", "selected")) {
                assertThat(contrast(colour(theme, word), colour(theme, ground)))
                        .as(theme + ", " + word + " on " + ground)
                        .isGreaterThanOrEqualTo(LEAST_CONTRAST);
            }
        }
        for (String ground : List.of("page", "lit", "share")) {
            assertThat(contrast(colour(theme, "blocked-text"), colour(theme, ground)))
                    .as(theme + ", a time on " + ground)
                    .isGreaterThanOrEqualTo(LEAST_CONTRAST);
        }
        assertThat(contrast(colour(theme, "returned-text"), colour(theme, "page")))
                .isGreaterThanOrEqualTo(LEAST_CONTRAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void names_keywords_and_calls_differ_for_the_colour_blind(String theme) {
        SEEN.forEach((who, seen) -> {
            for (List<String> pair :
                    List.of(List.of("text", "keyword"), List.of("text", "call"), List.of("keyword", "call"))) {
                assertThat(distance(colour(theme, pair.get(0)), colour(theme, pair.get(1)), seen))
                        .as(theme + ", " + pair + " as seen " + who)
                        .isGreaterThan(LEAST_DISTANCE);
            }
        });
    }

    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        double[] rgb = linear(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] linear(String colour) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double distance(String one, String other, double[] seen) {
        double[] a = lab(one, seen);
        double[] b = lab(other, seen);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(String colour, double[] seen) {
        double[] from = linear(colour);
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = seen[3 * i] * from[0] + seen[3 * i + 1] * from[1] + seen[3 * i + 2] * from[2];
            rgb[i] = Math.max(0, Math.min(1, part));
        }
        double x = root((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
        double y = root(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        double z = root((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double part) {
        return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16.0 / 116;
    }
}
