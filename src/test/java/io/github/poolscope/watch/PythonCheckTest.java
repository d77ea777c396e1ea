package io.github.poolscope.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.Python;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonCheckTest {
    private static final String MODULE = """
            import math
            print("printed at import")
            def work(x):
                return x * x
            def two(a, b):
                return a + b
            small = lambda x: x
            number = 3
            class Model:
                @staticmethod
                def predict(x):
                    return x
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void needs_python() {
        Python.assumeHere();
    }

    private PythonCheck ask(String content, String file, String function, int arguments) throws IOException {
        Path path = folder.resolve(file);
        if (!content.isEmpty()) {
            Files.writeString(path, content);
        }
        return PythonCheck.ask(
                "python3",
                "fork",
                Optional.of(new PythonCheck.Function(path, function, arguments)),
                folder.resolve("cache"));
    }

    private static String problem(PythonCheck check) {
        return check.problem().map(Phrase::toString).orElse("");
    }

    @Test
    void a_python_that_can_run_the_plan_tells_its_version() throws IOException {
        PythonCheck check = ask(MODULE, "mod.py", "work", 1);
        assertThat(problem(check)).isEmpty();
        assertThat(check.version()).matches("3\\.\\d+\\.\\d+");
        assertThat(problem(ask(MODULE, "mod.py", "Model.predict", 1))).isEmpty();
        assertThat(problem(ask(MODULE, "mod.py", "two", 2))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wrk    | mod.py has no function wrk; it has Model, small, two, work.
            number | In mod.py, number is of type int, which can't be called: name a function.
            two    | two can't be called with 1 argument(s): missing a required argument: 'b'.
            """)
    void a_function_that_will_not_do_is_told_in_one_sentence(String function, String sentence) throws IOException {
        assertThat(problem(ask(MODULE, "mod.py", function, 1))).isEqualTo(sentence);
    }

    @Test
    void a_function_that_can_not_be_sent_is_told() throws IOException {
        assertThat(problem(ask(MODULE, "mod.py", "small", 1))).startsWith("small can't be sent to a worker (");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            import nosuchlib  | The module needs nosuchlib, which this Python (
            def work(x: pass  | bad.py has a syntax error in line 1:
            1 / 0             | The module can't be imported: ZeroDivisionError: division by zero.
            raise SystemExit  | The module ends the program when it is imported:
            """)
    void a_module_that_can_not_be_imported_is_told(String content, String sentence) throws IOException {
        assertThat(problem(ask(content, "bad.py", "work", 1))).startsWith(sentence);
    }

    @Test
    void a_missing_file_or_python_is_told() throws IOException {
        assertThat(problem(ask("", "none.py", "work", 1))).startsWith("There is no file ");
        assertThat(problem(ask(MODULE, "no-name.py", "work", 1))).startsWith("no-name.py can't be imported:");
        assertThat(problem(PythonCheck.ask("no-such-python", "fork", Optional.empty(), folder)))
                .isEqualTo("There is no no-such-python here: install CPython 3.8 or newer, or name another one.");
        assertThat(problem(PythonCheck.ask("python3", "thread", Optional.empty(), folder)))
                .startsWith("This Python has no start method thread, only fork, spawn");
        assertThat(problem(PythonCheck.ask("ls", "fork", Optional.empty(), folder)))
                .isEqualTo("ls can't be used as a Python: name another one.");
    }
}
