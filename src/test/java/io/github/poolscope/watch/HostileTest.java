package io.github.poolscope.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.testing.Pythons;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.SystemCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong for the tracer, the program comes to the right results. */
class HostileTest {
    private static final int MOST_SEGMENTS = 256;
    private static final long MEBIBYTE = 1 << 20;

    private static Path programs;

    @TempDir
    private Path folder;

    @BeforeAll
    static void copyPrograms() {
        Pythons.assumeSupported();
        programs = TracerFiles.copyOfResources("/watch/hostile/pools.py", 1);
    }

    static Stream<Pythons.Installed> pythons() {
        return Pythons.several().stream();
    }

    private static Start program(Pythons.Installed python, String name, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(python.executable().toString(), programs.resolve(name).toString()));
        command.addAll(List.of(arguments));
        return new Start(command.toArray(new String[0]));
    }

    /** Returns a start of the program under a limit of the shell. */
    private static Start limited(String limit, Start start) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit " + limit + " && exec \"$0\" \"$@\""));
        command.addAll(start.command());
        return new Start(command.toArray(new String[0]));
    }

    private static void assertRight(Execution.Outcome outcome) {
        assertThat(outcome.out() + outcome.error()).startsWith("right");
        assertThat(outcome.exit()).as(outcome.error()).isEqualTo("0");
        assertThat(outcome.error()).isEmpty();
        assertThat(outcome.left()).as("processes left behind").isEmpty();
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void the_folder_of_the_log_is_not_there(Pythons.Installed python) throws Exception {
        assertRight(Execution.traced(program(python, "pools.py", "1000"), folder.resolve("none")));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void the_folder_of_the_log_is_removed_while_the_program_runs(Pythons.Installed python) throws Exception {
        Path log = Files.createDirectory(folder.resolve("log"));

        assertRight(Execution.traced(program(python, "pools.py", "6000", "remove"), log));

        assertThat(log).doesNotExist();
    }

    @Test
    @SideBySide
    void the_folder_of_the_log_may_not_be_written() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertRight(Execution.traced(program(Pythons.representative(), "pools.py", "1000"), file));
    }

    @Test
    @SideBySide
    void the_file_system_is_full() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                SystemCommand.succeeds("mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", small.toString()),
                "a small file system can't be mounted here");
        try {
            assertRight(Execution.traced(program(Pythons.representative(), "pools.py", "6000"), small));
        } finally {
            assertThat(SystemCommand.succeeds("umount", small.toString())).isTrue();
        }
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void files_are_limited_in_size(Pythons.Installed python) throws Exception {
        assertRight(Execution.traced(limited("-f 90", program(python, "pools.py", "6000"))));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void there_are_few_file_descriptors(Pythons.Installed python) throws Exception {
        assertRight(Execution.traced(limited("-n 40", program(python, "pools.py", "4000"))));
    }

    @Test
    @SideBySide
    void nobody_reads_the_log_of_a_million_events() throws Exception {
        Path log = Files.createDirectory(folder.resolve("log"));

        assertRight(Execution.traced(program(Pythons.representative(), "nobody_reads.py"), log));

        // Threads that find a segment full at the same time make one each.
        assertThat(sizes(log)).hasSizeBetween(MOST_SEGMENTS - 2, MOST_SEGMENTS + 4);
        assertThat(sizes(log).stream().mapToLong(Long::longValue).sum()).isLessThan(66 * MEBIBYTE);
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void signals_arrive_in_the_middle_of_everything(Pythons.Installed python) throws Exception {
        Execution.Outcome outcome = Execution.traced(program(python, "signals.py"));

        assertRight(outcome);
        assertThat(outcome.out()).isEqualTo("right True\n");
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void many_threads_write_at_once_and_nothing_is_lost(Pythons.Installed python) throws Exception {
        LoggedRun run = LoggedRun.of(program(python, "threads.py"));

        assertRight(run.outcome());
        assertThat(run.outcome().out()).isEqualTo("right 42\n");
        assertThat(run.notes()).isEmpty();
        assertThat(run.lost()).isZero();
        assertThat(run.taskels()).isEqualTo(16 * 1000 + 1);
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("pythons")
    void files_that_the_program_never_closes_are_written_out(Pythons.Installed python) throws Exception {
        String program = programs.resolve("left_open.py").toString();
        String both = "\"$0\" \"$1\" > told && \"$0\" \"$1\" $(cat told)";

        assertRight(
                Execution.traced(new Start("sh", "-c", both, python.executable().toString(), program)));
    }

    private static List<Long> sizes(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.map(file -> file.toFile().length()).toList();
        }
    }
}
