package io.github.poolscope.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.Parameter;
import io.github.poolscope.workload.WorkloadType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of the program are complete in both languages, and each is used. */
@Isolated("changes the system's language")
class BundlesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String WINDOW = "io.github.poolscope.ui.window";

    /** What looks like a key in the sources: lower-case words with dots between them. */
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.?)\"");

    /** The end of a key whose beginning is a word too, such as that of its explanation. */
    private static final Pattern ENDING = Pattern.compile("\"(\\.[a-z-]+)\"");

    /** A key where it is used. */
    private static final Pattern SAID = Pattern.compile(
            "(?:Words\\.(?:text|bind|tooltip)|Phrase\\.of|Command\\.of|Columns\\.titled)\\(\\s*\"([^\"]*[^\".])\"");

    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Names used by the program, not shown to users. */
    private static final String NAMED = "(?:Choice|Segments|setId|equals|add)\\(\"[^\"]*\"";

    /** Chinese has no plurals, and its placeholders may have another order. */
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Returns all bundles except those of the lessons, which have their own test. */
    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files
                    .map(file -> RESOURCES.relativize(file).toString())
                    .filter(name -> name.endsWith("_zh.properties") && !name.contains("lessons"))
                    .map(name -> name.substring(0, name.length() - "_zh.properties".length())
                            .replace('/', '.'))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void both_languages_have_the_same_keys_with_places_for_the_same_figures(String name) throws IOException {
        Bundle english = Bundle.of(name, Language.ENGLISH);
        Bundle chinese = Bundle.of(name, Language.CHINESE);
        assertThat(keysIn(name + "_zh")).isEqualTo(keysIn(name));
        for (String key : english.keys()) {
            assertThat(chinese.template(key).figures())
                    .as(key)
                    .isEqualTo(english.template(key).figures());
        }
    }

    /** Returns the keys of a bundle file itself, since a Chinese bundle returns the English text for a missing key. */
    private static Set<String> keysIn(String name) throws IOException {
        try (Stream<String> lines = Files.lines(RESOURCES.resolve(name.replace('.', '/') + ".properties"))) {
            List<String> keys = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(" = ")))
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
            return new TreeSet<>(keys);
        }
    }

    @Test
    void every_word_is_used_and_every_word_that_is_used_is_there() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String name : bundles().toList()) {
            known.addAll(Bundle.of(name, Language.ENGLISH).keys());
        }
        Set<String> rooms = known.stream()
                .map(key -> key.substring(0, key.indexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> used = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>();
        Set<String> endings = new TreeSet<>();
        for (String source : texts(SOURCES, ".java")) {
            add(ENDING, source, endings);
        }
        for (String literal : literals()) {
            if (rooms.stream().anyMatch(literal::startsWith)) {
                (literal.endsWith(".") ? beginnings : used).add(literal);
            }
        }
        assertThat(known.stream()
                        .filter(key -> !used.contains(key)
                                && beginnings.stream().noneMatch(key::startsWith)
                                && endings.stream()
                                        .noneMatch(ending -> key.endsWith(ending)
                                                && used.contains(key.substring(0, key.length() - ending.length())))))
                .as("words that nothing uses")
                .isEmpty();
        assertThat(saidKeys().filter(key -> !known.contains(key)))
                .as("words that are missing")
                .isEmpty();
        assertThat(beginnings.stream().filter(each -> known.stream().noneMatch(key -> key.startsWith(each))))
                .as("beginnings of words that are missing")
                .isEmpty();
    }

    /** Code that draws on a canvas must use the bundles: such texts are not in the scene graph. */
    @Test
    void what_is_drawn_has_no_words_of_its_own() throws IOException {
        Set<String> names = Set.of("CPU", "Inter", "Semi", "Bold", "JetBrains", "Mono", "uFFFD");
        List<String> drawing = texts(SOURCES.resolve("io/github/poolscope/ui"), ".java").stream()
                .filter(source -> source.contains("fillText(") || source.contains("extends DrawnView"))
                .toList();
        assertThat(drawing).hasSizeGreaterThan(4);
        Set<String> words = new TreeSet<>();
        for (String source : drawing) {
            source.lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("*") && !line.startsWith("/") && !line.startsWith("@"))
                    .forEach(line -> add(QUOTED, line.replaceAll(NAMED, ""), words));
        }
        assertThat(words.stream()
                        .filter(text -> !text.contains(".")
                                || !LITERAL.matcher('"' + text + '"').matches())
                        .filter(text -> Pattern.compile("[A-Za-z]{2,}")
                                .matcher(text)
                                .results()
                                .anyMatch(found -> !names.contains(found.group()))))
                .isEmpty();
    }

    /** Returns every literal in the sources that may be a key or the beginning of one, and all keys in FXML. */
    private static Set<String> literals() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String source : texts(SOURCES, ".java")) {
            add(LITERAL, source, found);
        }
        for (String fxml : texts(RESOURCES, ".fxml")) {
            add(IN_FXML, fxml, found);
        }
        return found;
    }

    /** Returns the keys that are passed to methods that look up texts. */
    private static Stream<String> saidKeys() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String source : texts(SOURCES, ".java")) {
            add(SAID, source, found);
        }
        for (String fxml : texts(RESOURCES, ".fxml")) {
            add(IN_FXML, fxml, found);
        }
        return found.stream();
    }

    private static void add(Pattern pattern, String text, Set<String> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
    }

    private static List<String> texts(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(BundlesTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void english_is_english_and_chinese_is_written_in_chinese(String name) {
        Bundle english = Bundle.of(name, Language.ENGLISH);
        Bundle chinese = Bundle.of(name, Language.CHINESE);
        for (String key : english.keys()) {
            // The name of a language is written in that language.
            assertThat(HAN.matcher(english.text(key, figures(english, key))).find())
                    .as(key)
                    .isEqualTo(key.contains("language"));
            assertThat(chinese.text(key, figures(chinese, key))).as(key).doesNotContain("|", "“”");
        }
    }

    private static List<String> figures(Bundle bundle, String key) {
        return Stream.generate(() -> "1")
                .limit(bundle.template(key).figures().size())
                .toList();
    }

    @Test
    void every_workload_every_state_and_every_choice_has_words() {
        Set<String> window = Bundle.of(WINDOW, Language.ENGLISH).keys();
        Set<String> plan =
                Bundle.of("io.github.poolscope.plan.words", Language.ENGLISH).keys();
        for (RunState state : RunState.values()) {
            assertThat(window).contains("state." + state.name().toLowerCase(Locale.ROOT));
        }
        for (EngineKind engine : EngineKind.values()) {
            assertThat(plan).contains("plan.choice." + engine.key());
        }
        for (WorkloadType type : Catalogue.all()) {
            assertThat(List.of(type.title(), type.summary()))
                    .noneMatch(said -> said.toString().isBlank());
            for (Parameter parameter : type.parameters()) {
                assertThat(parameter.title().in(Language.CHINESE)).isNotBlank();
                assertThat(parameter.summary().in(Language.CHINESE)).isNotBlank();
            }
        }
    }

    @Test
    void a_figure_has_its_place_and_chooses_the_word_that_goes_with_it() {
        Template template = new Template("{1} of {0} {0|task|tasks}, {x} as it is");
        assertThat(template.fill(number -> number == 0 ? "1" : "$1\\")).isEqualTo("$1\\ of 1 task, {x} as it is");
        assertThat(template.fill(number -> number == 0 ? "2" : "b")).isEqualTo("b of 2 tasks, {x} as it is");
        assertThat(template.figures()).containsExactly(0, 1);
    }

    @Test
    void a_text_that_lacks_a_figure_or_is_not_there_is_refused_with_its_key() {
        Bundle words = Bundle.of(WINDOW, Language.ENGLISH);
        assertThatThrownBy(() -> words.text("run.title", List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'run.title' needs figure 1");
        assertThatThrownBy(() -> words.text("run.nonsense", List.of())).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void chinese_of_any_region_gets_chinese_and_all_others_english() {
        assertThat(Language.of(Locale.TRADITIONAL_CHINESE)).isEqualTo(Language.CHINESE);
        assertThat(Language.of(Locale.forLanguageTag("zh-Hans-SG"))).isEqualTo(Language.CHINESE);
        assertThat(Language.of(Locale.FRENCH)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Locale.ROOT)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void english_stays_english_on_a_chinese_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            ResourceBundle.clearCache();
            assertThat(ResourceBundle.getBundle(WINDOW).getString("header.run")).isEqualTo("运行");
            assertThat(Bundle.of(WINDOW, Language.ENGLISH).text("header.run", List.of()))
                    .isEqualTo("Run");
        } finally {
            Locale.setDefault(before);
        }
    }
}
