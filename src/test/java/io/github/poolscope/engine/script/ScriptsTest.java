package io.github.poolscope.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.testing.PrintedJava;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each script has a program in both languages, with the lines that the main program can be at. */
class ScriptsTest {
    private static final Path TEXTS = Path.of("src/main/resources/io/github/poolscope/script");

    static List<String> names() {
        return Scripts.names().stream().sorted().toList();
    }

    @Test
    void each_has_its_two_texts_and_each_text_its_script() throws IOException {
        Set<String> wanted = new TreeSet<>();
        names().forEach(name -> wanted.addAll(List.of(name + ".java", name + ".py")));
        try (Stream<Path> files = Files.list(TEXTS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void its_lines_have_the_same_labels_in_both_languages_and_no_place_is_left_open(String name) {
        Plan plan = PlanJson.read("{\"script\": \"" + name + "\", \"workload\": \"sleep:seconds=0.1\"}");
        assertThat(Preparation.problems(plan)).isEmpty();
        Program python = Preparation.program(plan);
        Program java = Preparation.javaProgram(plan);
        assertThat(python.language()).isEqualTo("Python");
        assertThat(java.language()).isEqualTo("Java");
        assertThat(labels(java)).isEqualTo(labels(python));
        assertThat(Stream.of(python, java).flatMap(program -> program.lines().stream()))
                .allSatisfy(line -> assertThat(line.text())
                        .doesNotContainPattern("@[a-z0-9_.]+@")
                        .doesNotContain("#@")
                        .doesNotContain("//@"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void its_java_program_imports_what_a_program_may(String name) throws IOException {
        String java = Files.readString(TEXTS.resolve(name + ".java"));
        assertThat(java).contains("import io.github.poolscope.");
        PrintedJava.assertNamesPublicPackagesOnly(java);
    }

    private static Set<String> labels(Program program) {
        return program.lines().stream()
                .map(Program.Line::label)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
    }
}
