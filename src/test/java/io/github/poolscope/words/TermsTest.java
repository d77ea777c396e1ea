package io.github.poolscope.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** There is one word for one thing in both languages, as the table in {@code contributing.md} says. */
class TermsTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TABLE = Path.of("src/site/markdown/contributing.md");
    private static final String HEADING = "## One word for one thing";

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");

    /** A literal that a user reads; others are code and names. */
    private static final Pattern SENTENCE = Pattern.compile("[A-Z][a-z]* .*");

    /** A row of the table. */
    private record Term(String thing, String english, String chinese, List<String> not) {}

    private static List<Term> terms() throws IOException {
        String page = Files.readString(TABLE);
        return page.substring(page.indexOf(HEADING))
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| thing "))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Term(
                        cells[1].strip(),
                        cells[2].strip(),
                        cells[3].strip(),
                        List.of(cells[4].strip().split(", "))))
                .toList();
    }

    /** Returns what a user reads, by file. */
    private static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(RESOURCES, ".properties")) {
            texts.put(
                    file.toString(),
                    read(file)
                            .lines()
                            .filter(line -> line.contains(" = "))
                            .map(line -> line.substring(line.indexOf(" = ") + 3))
                            .collect(Collectors.joining("\n")));
        }
        for (Path file : files(SOURCES, ".java")) {
            texts.put(
                    file.toString(),
                    LITERAL.matcher(read(file))
                            .results()
                            .map(found -> found.group(1))
                            .filter(literal -> SENTENCE.matcher(literal).matches())
                            .collect(Collectors.joining("\n")));
        }
        for (String page : List.of("README.md", "src/site/markdown/manual.md", "src/site/markdown/changelog.md")) {
            texts.put(page, read(Path.of(page)).replaceAll("\\s+", " "));
        }
        return texts;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where a text has a word, with what is around it. */
    private static List<String> places(String text, String word) {
        // Chinese has no spaces between words.
        String edge = HAN.matcher(word).find() ? "" : "\\b";
        return Pattern.compile(".{0,30}" + edge + Pattern.quote(word) + edge + ".{0,30}", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .results()
                .map(found -> found.group())
                .toList();
    }

    @Test
    void no_text_has_another_word_for_a_thing_than_the_table() throws IOException {
        List<String> found = new ArrayList<>();
        Map<String, String> texts = texts();
        assertThat(texts.keySet())
                .anyMatch(file -> file.endsWith("lessons_zh.properties"))
                .anyMatch(file -> file.endsWith("window.properties"))
                .anyMatch(file -> file.endsWith("WorkerSignal.java"));
        for (Term term : terms()) {
            for (String not : term.not()) {
                texts.forEach((file, text) -> places(text, not)
                        .forEach(place -> found.add(file + ": '" + not + "' in '" + place + "', not '" + term.english()
                                + "' or '" + term.chinese() + "'")));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void each_term_of_the_table_is_in_use_and_no_term_is_forbidden_by_another_row() throws IOException {
        List<Term> terms = terms();
        assertThat(terms).hasSizeGreaterThan(10);
        assertThat(terms).extracting(Term::english).doesNotHaveDuplicates();
        assertThat(terms).extracting(Term::chinese).doesNotHaveDuplicates();
        Map<String, String> texts = texts();
        for (Term term : terms) {
            assertThat(uses(texts, term.english(), ".properties", false))
                    .as(term.english())
                    .isPositive();
            assertThat(uses(texts, term.chinese(), "_zh.properties", true))
                    .as(term.chinese())
                    .isPositive();
            for (Term other : terms) {
                assertThat(other.not()).as(other.thing()).doesNotContain(term.english(), term.chinese());
            }
        }
    }

    private static long uses(Map<String, String> texts, String word, String ending, boolean chinese) {
        return texts.entrySet().stream()
                .filter(text -> text.getKey().endsWith(ending) && text.getKey().contains("_zh") == chinese)
                .filter(text -> !places(text.getValue(), word).isEmpty())
                .count();
    }

    @Test
    void words_are_found_as_wholes_in_any_case() {
        assertThat(places("It Lets go of it.", "lets go")).hasSize(1);
        assertThat(places("the outlets gone", "lets go")).isEmpty();
        assertThat(places("锁被放开，由下一个", "放开")).hasSize(1);
    }
}
