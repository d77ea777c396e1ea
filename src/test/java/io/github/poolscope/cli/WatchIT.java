package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.run.RunFile;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import io.github.poolscope.trace.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code poolscope watch} with the packaged jar: what a program and its caller notice of it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WatchIT {
    private static final String UNSEEN = "poolscope: Nothing to show: no process of this command is a Python,"
            + " or a Java program that uses Poolscope's library.\n";

    @TempDir
    Path home;

    private Process start(String... arguments) throws IOException {
        return new Jar(home).start(arguments);
    }

    private Path script(String text) throws IOException {
        return Files.writeString(home.resolve("program.sh"), text);
    }

    @Test
    void streams_and_the_exit_code_are_the_programs_own() throws Exception {
        Path input = Files.writeString(home.resolve("input"), "one\ntwo\n");
        Ended ended = new Jar(home)
                .end(new Jar(home)
                        .start(
                                builder -> builder.redirectInput(input.toFile()),
                                "watch",
                                "--",
                                "/bin/sh",
                                script("cat; echo $1 >&2; exit 7\n").toString(),
                                "an --option"));
        assertThat(ended.out()).isEqualTo("one\ntwo\n");
        assertThat(ended.err()).isEqualTo("an --option\n" + UNSEEN);
        assertThat(ended.code()).isEqualTo(7);
    }

    @Test
    void a_program_that_a_signal_ended_has_the_exit_code_of_a_shell() throws Exception {
        Ended ended = new Jar(home)
                .run("watch", "--", "/bin/sh", script("kill -9 $$\n").toString());
        assertThat(ended.code()).isEqualTo(128 + 9);
    }

    @Test
    void signals_are_for_the_program_to_handle() throws Exception {
        Process poolscope = start("watch", "--", "/bin/sh", script("""
                trap 'echo got HUP' HUP
                trap 'echo got INT' INT
                trap 'echo got TERM; exit 5' TERM
                echo ready
                while :; do sleep 0.02; done
                """).toString());
        Path out = home.resolve("out");
        for (String signal : List.of("HUP", "INT", "TERM")) {
            String before = Files.readString(out);
            await().until(() -> Files.readString(out).contains("ready"));
            new ProcessBuilder("kill", "-" + signal, Long.toString(poolscope.pid()))
                    .start()
                    .waitFor();
            await().until(() -> Files.readString(out).length() > before.length()
                    && Files.readString(out).contains("got " + signal));
        }
        assertThat(poolscope.waitFor()).isEqualTo(5);
    }

    @Test
    void a_program_goes_on_when_poolscope_is_killed_and_nothing_is_left() throws Exception {
        Path going = home.resolve("going");
        Path done = home.resolve("done");
        Process poolscope = start("watch", "--", "/bin/sh", script("""
                        echo $POOLSCOPE_TRACE > "$1.new"
                        mv "$1.new" "$1"
                        while kill -0 $PPID 2>/dev/null; do sleep 0.02; done
                        echo yes > "$2"
                        """).toString(), going.toString(), done.toString());
        await().until(() -> Files.exists(going));
        Path log = Path.of(Files.readString(going, StandardCharsets.UTF_8).strip());
        assertThat(log).isDirectory();
        poolscope.destroyForcibly().waitFor();
        await().until(() -> Files.exists(done));
        await().until(() -> Files.notExists(log));
    }

    @Test
    void without_a_display_no_program_is_started_for_a_window() throws Exception {
        Path started = home.resolve("started");
        Ended ended = new Jar(home)
                .end(new Jar(home)
                        .start(
                                builder -> builder.environment().remove("DISPLAY"),
                                "watch",
                                "--window",
                                "--",
                                "touch",
                                started.toString()));
        assertThat(ended.err())
                .isEqualTo("poolscope: No window can be opened here (Unable to open DISPLAY):"
                        + " start it on a desktop, or leave out --window.\n");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(started).doesNotExist();
    }

    @Test
    void the_window_stays_at_the_programs_end_and_the_exit_code_is_the_programs() throws Exception {
        Path file = home.resolve("shown.poolscope");
        Path windowsMemory = home.resolve("poolscope/window.json"); // Written when the window is closed.
        Process poolscope = new Jar(home)
                .startOnScreenInMemory(
                        "watch",
                        "--window",
                        "--save",
                        file.toString(),
                        "--",
                        "/bin/sh",
                        script("echo shown; exit 7\n").toString());
        await().until(() -> Files.readString(home.resolve("err")).contains(UNSEEN)); // JDK 25 warns of JavaFX, too.
        assertThat(RunFile.open(file).trace().state()).isEqualTo(RunState.FAILED);
        assertThat(windowsMemory).doesNotExist();
        assertThat(poolscope.isAlive()).isTrue();
        poolscope.destroy(); // The program has ended: the signal closes the window.
        Ended ended = new Jar(home).end(poolscope);
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.out()).isEqualTo("shown\n");
        assertThat(ended.err()).contains(UNSEEN);
        assertThat(windowsMemory).exists();
    }

    @Test
    void what_is_wrong_with_the_command_line_is_told_and_nothing_is_saved() throws Exception {
        assertBad(List.of("watch"), "A command is missing: write it after --, such as -- python3 my.py.");
        assertBad(List.of("watch", "--", "no-such-program"), "no-such-program could not be started:");
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(file -> file.toString().endsWith(".poolscope")))
                    .isEmpty();
        }
    }

    private void assertBad(List<String> arguments, String sentence) throws Exception {
        Ended ended = new Jar(home).run(arguments.toArray(String[]::new));
        assertThat(ended.err()).startsWith("poolscope: " + sentence);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(2);
    }
}
