package io.github.poolscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.PrintedJava;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program in the README: it needs no imports but those of the packages that the README names, and it runs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void its_program_runs_with_the_public_packages_alone() throws Exception {
        String program = """
                import io.github.poolscope.pool.*;
                import io.github.poolscope.sync.*;
                import io.github.poolscope.task.*;
                import java.time.Duration;
                import java.util.List;

                public final class Program {
                    static final class Numbers {
                        static int square(int x) {
                            return x * x;
                        }
                    }

                    static String fetch(String url) {
                        return "page of " + url;
                    }

                    public static void main(String[] args) throws Exception {
                        String url = "here";
                        %s
                    }
                }
                """.formatted(snippet());
        Path source = Files.writeString(folder.resolve("Program.java"), program);
        String path = System.getProperty("java.class.path") + File.pathSeparator + folder;
        PrintedJava.compile(source, path, folder);
        Process process = new ProcessBuilder(PrintedJava.command(path))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.lines()).containsExactlyInAnyOrder("item a", "item b", "item c", "page of here");
    }

    private static String snippet() throws IOException {
        String all = JAVA.matcher(Files.readString(README))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(all).contains("Pool.of(");
        return all;
    }

    @Test
    void a_program_that_imports_the_machinery_is_found() {
        PrintedJava.assertNamesPublicPackagesOnly("import io.github.poolscope.trace.TraceRecorder;");
        assertThatThrownBy(() -> PrintedJava.assertNamesPublicPackagesOnly(
                        "import io.github.poolscope.pool.Pool;\nimport io.github.poolscope.wire.Encoder;"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("wire");
        assertThatThrownBy(() -> PrintedJava.assertNamesPublicPackagesOnly("io.github.poolscope.start.Starter x;"))
                .isInstanceOf(AssertionError.class);
    }
}
