package io.github.poolscope.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.testing.PrintedJava;
import io.github.poolscope.workload.Preparation;
import io.github.poolscope.workload.ScriptPrograms;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each script has one source in each language, from which it is printed. */
class ScriptsTest {
    private static final Path PYTHON = Path.of("src/main/resources/io/github/poolscope/script");
    private static final Path JAVA = Path.of("src/main/java");

    @TempDir
    Path folder;

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(PYTHON)) {
            return files.map(file -> file.getFileName().toString())
                    .map(file -> file.substring(0, file.lastIndexOf('.')))
                    .sorted()
                    .toList();
        }
    }

    private static Path source(String name) {
        return JAVA.resolve(ScriptPrograms.className(name).replace('.', '/') + ".java");
    }

    private static Plan plan(String name) {
        return PlanJson.read("{\"script\": \"" + name + "\"}");
    }

    @Test
    void each_has_a_source_in_both_languages() throws IOException {
        try (Stream<Path> files = Files.list(JAVA.resolve("io/github/poolscope/script"))) {
            assertThat(files.filter(file -> !file.endsWith("package-info.java")).sorted())
                    .containsExactlyElementsOf(
                            names().stream().map(ScriptsTest::source).sorted().toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void its_lines_have_the_same_labels_in_both_languages_and_all_values_are_printed(String name) {
        assertThat(Preparation.problems(plan(name))).isEmpty();
        Program python = Preparation.program(plan(name));
        Program java = Preparation.javaProgram(plan(name));
        assertThat(python.language()).isEqualTo("Python");
        assertThat(java.language()).isEqualTo("Java");
        assertThat(labels(java)).isEqualTo(labels(python));
        assertThat(Stream.of(python, java).flatMap(program -> program.lines().stream()))
                .allSatisfy(line -> assertThat(line.text())
                        .doesNotContainPattern("@[A-Za-z0-9_.]+@")
                        .doesNotContain("Given")
                        .doesNotContain("#@")
                        .doesNotContain("//@"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_printed_java_compiles_and_has_the_lines_of_its_source(String name) throws IOException {
        Program printed = Preparation.javaProgram(plan(name));
        Path file = Files.writeString(folder.resolve("Program.java"), printed.text());
        PrintedJava.compile(file, System.getProperty("java.class.path") + File.pathSeparator + folder, folder);
        List<String> lines = Files.readAllLines(source(name));
        int skipped = ScriptPrograms.skipped(name);
        assertThat(printed.lines()).hasSize(lines.size() - skipped);
        int type = IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).startsWith("public final class"))
                .findFirst()
                .orElseThrow();
        for (int line = type; line < lines.size(); line++) {
            String beginning = lines.get(line).split("Given|//@|[A-Za-z]+Script", 2)[0];
            assertThat(printed.lines().get(line - skipped).text()).startsWith(beginning.stripTrailing());
        }
    }

    private static Set<String> labels(Program program) {
        return program.lines().stream()
                .map(Program.Line::label)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
    }
}
