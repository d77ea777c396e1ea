package io.github.poolscope.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.testing.Pythons;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.SystemCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways in which a Python program is started: in each, the tracer is loaded and the program does not notice. */
class InjectionTest {
    private static final String LAUNCHER = TracerFiles.BOOT.resolve("launch.py").toString();
    private static final long TASKELS = 4;

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPython() {
        Pythons.assumeSupported();
    }

    static Stream<Pythons.Installed> pythons() {
        return Pythons.several().stream();
    }

    /** Those on which all options are tried. */
    static Stream<Pythons.Installed> thorough() {
        return Pythons.ALL ? pythons() : Stream.of(Pythons.representative());
    }

    static Stream<Pythons.Installed> oldPythons() {
        return Pythons.tooOld().stream();
    }

    /** Options of the interpreter, with a start method. */
    static Stream<Arguments> options() {
        return thorough().flatMap(python -> Stream.of("-s", "-P", "-B", "-O", "-u", "-bb", "-X utf8")
                .filter(option -> !option.equals("-P") || python.isFrom(3, 11))
                .map(option -> Arguments.of(python, option)));
    }

    /** Options with which the interpreter ignores its environment or loads no site. */
    static Stream<Arguments> isolatingOptions() {
        return thorough().flatMap(python -> Stream.of("-I", "-E", "-S", "-Is")
                .flatMap(option ->
                        Stream.of("fork", "spawn", "forkserver").map(method -> Arguments.of(python, option, method))));
    }

    static Stream<Arguments> methods() {
        return pythons().flatMap(python -> Stream.of("fork", "spawn", "forkserver")
                .map(method -> Arguments.of(python, method)));
    }

    private static String program() {
        return Sample.named("four_taskels").path().toString();
    }

    private static Start start(Pythons.Installed python, String... arguments) {
        List<String> command = new ArrayList<>(List.of(python.executable().toString()));
        command.addAll(Arrays.asList(arguments));
        return new Start(command.toArray(new String[0]));
    }

    /** Runs it without and with the tracer, which must make no difference, and returns what was told. */
    private static LoggedRun watched(Start start) throws Exception {
        return watched(start, start);
    }

    private static LoggedRun watched(Start plain, Start traced) throws Exception {
        Execution.Outcome without = Execution.plain(plain);
        LoggedRun with = LoggedRun.of(traced);
        assertThat(with.outcome().out()).isEqualTo(without.out());
        assertThat(with.outcome().error()).isEqualTo(without.error());
        assertThat(with.outcome().exit()).isEqualTo(without.exit());
        assertThat(with.notes()).isEmpty();
        return with;
    }

    private static void assertFourTaskels(LoggedRun run) {
        assertThat(run.outcome().exit()).isEqualTo("0");
        assertThat(run.outcome().out()).contains("[1, 2, 3, 4]");
        assertThat(run.taskels()).isEqualTo(TASKELS);
        // A worker may be terminated before it has begun, when the other one has done all.
        assertThat(run.processes()).as("processes that wrote a log").isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("methods")
    void a_script(Pythons.Installed python, String method) throws Exception {
        assertFourTaskels(watched(start(python, program(), method)));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("options")
    void with_an_option_of_the_interpreter(Pythons.Installed python, String option) throws Exception {
        List<String> arguments = new ArrayList<>(Arrays.asList(option.split(" ", -1)));
        arguments.addAll(List.of(program(), "spawn"));

        assertFourTaskels(watched(start(python, arguments.toArray(new String[0]))));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("isolatingOptions")
    void isolated_by_the_launcher(Pythons.Installed python, String option, String method) throws Exception {
        LoggedRun run =
                watched(start(python, option, program(), method), start(python, option, LAUNCHER, program(), method));

        assertFourTaskels(run);
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void a_module_by_its_name(Pythons.Installed python) throws Exception {
        Start start = start(python, "-m", "four_taskels", "spawn")
                .with("PYTHONPATH", folderOf(Path.of(program())).toString());

        assertFourTaskels(watched(start));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void a_module_by_the_launcher(Pythons.Installed python) throws Exception {
        Files.copy(Path.of(program()), folder.resolve("four.py"));
        String change = "cd \"$0\" && exec \"$@\"";
        List<String> plain = List.of(python.executable().toString(), "-E", "-m", "four", "spawn");
        List<String> traced = List.of(python.executable().toString(), "-E", LAUNCHER, "-m", "four", "spawn");

        assertFourTaskels(watched(shell(change, folder, plain), shell(change, folder, traced)));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Start shell(String script, Path folder, List<String> command) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", script, folder.toString()));
        all.addAll(command);
        return new Start(all.toArray(new String[0]));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void a_text_on_the_command_line(Pythons.Installed python) throws Exception {
        String text = """
                import multiprocessing as mp
                with mp.get_context('fork').Pool(2) as p: print(p.map(abs, [1, -2, 3, 4], 1))
                print(sorted(globals()))""";

        assertFourTaskels(watched(start(python, "-c", text)));
        assertFourTaskels(watched(start(python, "-I", "-c", text), start(python, "-I", LAUNCHER, "-c", text)));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void the_standard_input(Pythons.Installed python) throws Exception {
        String script = "exec \"$1\" $2 - < \"$3\"";

        assertFourTaskels(
                watched(new Start("sh", "-c", script, "sh", python.executable().toString(), "", program())));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void an_executable_file(Pythons.Installed python) throws Exception {
        Path file = folder.resolve("tool");
        Files.writeString(file, "#!" + python.executable() + "\n" + Files.readString(Path.of(program())));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertFourTaskels(watched(new Start(file.toString(), "spawn")));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void through_a_shell_and_nohup(Pythons.Installed python) throws Exception {
        String script = "echo begin; nohup \"$0\" \"$1\" spawn; echo end $?";

        assertFourTaskels(
                watched(new Start("sh", "-c", script, python.executable().toString(), program())));
    }

    @Test
    @SideBySide
    void a_virtual_environment() throws Exception {
        String python = Pythons.representative().executable().toString();
        Path place = folder.resolve("venv");
        assumeTrue(
                SystemCommand.succeeds(python, "-m", "venv", "--without-pip", place.toString()),
                "this Python makes no virtual environments");

        assertFourTaskels(
                watched(new Start(place.resolve("bin").resolve("python").toString(), program(), "spawn")));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void a_sitecustomize_of_the_program_that_raises(Pythons.Installed python) throws Exception {
        Files.writeString(folder.resolve("sitecustomize.py"), "raise ValueError('broken')\n");
        Start start = start(python, program(), "fork").with("PYTHONPATH", folder.toString());

        LoggedRun run = watched(start);

        assertFourTaskels(run);
        assertThat(run.outcome().error()).contains("ValueError: broken");
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void a_sitecustomize_of_the_program_that_uses_pools_itself(Pythons.Installed python) throws Exception {
        Files.writeString(
                folder.resolve("sitecustomize.py"),
                "import sys\nimport multiprocessing.pool\nsys.path.append('/from/site')\n");
        Start start = start(python, program(), "fork").with("PYTHONPATH", folder.toString());

        assertFourTaskels(watched(start));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void children_of_a_program_that_has_cleared_its_environment(Pythons.Installed python) throws Exception {
        for (String method : List.of("fork", "spawn", "forkserver")) {
            Start start = Sample.named("environment_cleared").on(python, List.of(), List.of(method));

            assertThat(watched(start).taskels()).as(method).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void a_child_by_subprocess(Pythons.Installed python) throws Exception {
        String text =
                "import subprocess, sys; print(subprocess.check_output([sys.executable] + sys.argv[1:]).decode())";

        assertFourTaskels(watched(start(python, "-c", text, program(), "fork")));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void a_program_without_any_pool_writes_no_log(Pythons.Installed python) throws Exception {
        assertThat(watched(start(python, "-c", "import threading, json; print('hello')"))
                        .processes())
                .isZero();
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("oldPythons")
    void a_python_that_is_too_old_is_left_alone(Pythons.Installed python) throws Exception {
        String text = "import multiprocessing as m, sys; p = m.Pool(1); print(p.map(abs, [1, -2, 3, 4]));"
                + " p.terminate(); print('sitecustomize' in sys.modules)";

        LoggedRun run = watched(start(python, "-c", text));

        assertThat(run.outcome().out()).contains("[1, 2, 3, 4]");
        assertThat(run.processes()).isZero();
    }

    @Test
    @SideBySide
    void values_are_not_told_where_that_is_asked_for() throws Exception {
        Start start = start(Pythons.representative(), program(), "fork");

        assertThat(values(LoggedRun.of(start))).contains("3");
        assertThat(values(LoggedRun.of(start.with("POOLSCOPE_VALUES", "0")))).containsOnly("");
    }

    private static List<String> values(LoggedRun run) throws IOException {
        return run.events().stream()
                .filter(event -> event.kind() == EventKind.TAKEN || event.kind() == EventKind.ENDED)
                .map(Event::value)
                .toList();
    }
}
