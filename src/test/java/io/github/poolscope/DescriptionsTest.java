package io.github.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Descriptions name what exists. */
class DescriptionsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Pattern PICTURE = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern CLASS_NAME = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*");
    private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:|#)([^)#\\s]+)");

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    @Test
    void pictures_of_packages_show_classes_that_exist() throws IOException {
        Set<String> classes = files(SOURCES, ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        int shown = 0;
        for (Path description : files(SOURCES, "package-info.java")) {
            for (MatchResult picture :
                    PICTURE.matcher(Files.readString(description)).results().toList()) {
                List<String> names = CLASS_NAME
                        .matcher(picture.group(1))
                        .results()
                        .map(MatchResult::group)
                        .toList();
                shown += names.size();
                names.stream()
                        .filter(name -> !classes.contains(name))
                        .forEach(name -> unknown.add(description + ": " + name));
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(shown).isPositive();
    }

    @Test
    void links_between_pages_lead_somewhere() throws IOException {
        Set<String> dead = new TreeSet<>();
        List<Path> pages = Stream.concat(Stream.of(Path.of("README.md")), files(PAGES, ".md").stream())
                .toList();
        for (Path page : pages) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !Files.exists(page.resolveSibling(link)))
                    .forEach(link -> dead.add(page + ": " + link));
        }
        assertThat(dead).isEmpty();
    }
}
