package io.github.poolscope.ui.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Terms that people search for, in both languages, and the lessons that explain them. Immutable. */
final class Synonyms {
    private static final String FILE = "synonyms.txt";

    /** Terms that mean the same, in lower case, and the names of lessons, the best one first. */
    record Group(List<String> terms, List<String> lessons) {}

    private final List<Group> groups;

    private Synonyms(List<Group> groups) {
        this.groups = List.copyOf(groups);
    }

    /** Reads the terms from the program's resources. */
    static Synonyms read() {
        InputStream file = Synonyms.class.getResourceAsStream(FILE);
        if (file == null) {
            throw new IllegalStateException(FILE + " is missing");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            return new Synonyms(lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Synonyms::group)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Group group(String line) {
        int middle = line.lastIndexOf('=');
        List<String> terms = new ArrayList<>();
        for (String term : line.substring(0, middle).split(",", -1)) {
            terms.add(term.strip().toLowerCase(Locale.ROOT));
        }
        return new Group(
                List.copyOf(terms), List.of(line.substring(middle + 1).strip().split("\\s+")));
    }

    List<Group> groups() {
        return groups;
    }
}
