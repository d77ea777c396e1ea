package io.github.poolscope.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "python3 my.py a -I                 |                    | my.py a -I",
                "/usr/bin/python3.11 -u my.py       | -u                 | my.py",
                "python -Is -W error -X dev x.py    | -Is -W error -X dev| x.py",
                "python3 -Werror -Xdev x.py -m      | -Werror -Xdev      | x.py -m",
                "python3 -m pytest -I               |                    | -m pytest -I",
                "python3 -Im pytest                 | -I                 | -m pytest",
                "python3 -mpytest                   |                    | -m pytest",
                "python3 -Sc print(1) x             | -S                 | -c print(1) x",
                "python3 --check-hash-based-pycs always x.py | --check-hash-based-pycs always | x.py",
                "python3 -                          |                    | -",
                "python3                            |                    | ''",
                "python3 -W                         | -W                 | ''"
            })
    void divides_a_command_as_the_interpreter_does(String command, String options, String program) {
        PythonCommand parts = PythonCommand.of(words(command)).orElseThrow();
        assertEquals(options == null ? "" : options, String.join(" ", parts.options()));
        assertEquals(program, String.join(" ", parts.program()));
    }

    @ParameterizedTest
    @CsvSource({"make", "pytest", "java", "pythonista x.py", "python-config", "my.py", "python2 x.py"})
    void other_programs_are_no_python(String command) {
        assertEquals(Optional.empty(), PythonCommand.of(words(command)));
    }

    @ParameterizedTest
    @CsvSource({
        "python3 -I x.py, -I",
        "python3 -uE x.py, -E",
        "python3 -sS x.py, -S",
        "python3 -WIgnore x.py, ''",
        "python3 -X IS x.py, ''",
        "python3 --version -E, -E",
        "python3 x.py -I, ''"
    })
    void finds_the_option_that_ignores_the_environment(String command, String option) {
        assertEquals(
                option,
                PythonCommand.of(words(command)).orElseThrow().isolation().orElse(""));
    }

    @Test
    void an_isolated_program_runs_through_the_launcher() {
        PythonCommand isolated = PythonCommand.of(words("python3 -Im mod a")).orElseThrow();
        assertEquals(words("python3 -I /b/launch.py -m mod a"), isolated.through(Path.of("/b/launch.py")));
    }

    @Test
    void the_chosen_python_replaces_the_commands_or_stands_in_front_of_a_file() {
        Optional<String> chosen = Optional.of("/opt/py");
        assertEquals(words("/opt/py -u x.py"), PythonCommand.with(chosen, words("python3 -u x.py")));
        assertEquals(words("/opt/py x.py 1"), PythonCommand.with(chosen, words("x.py 1")));
        assertEquals(words("make x.py"), PythonCommand.with(chosen, words("make x.py")));
        assertEquals(words("python3 no-such.py"), PythonCommand.with(Optional.empty(), words("no-such.py")));
        assertEquals(List.of(), PythonCommand.with(chosen, List.of()));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split(" +"));
    }
}
