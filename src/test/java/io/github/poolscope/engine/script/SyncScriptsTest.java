package io.github.poolscope.engine.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.Python;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The printed programs about processes and primitives do, in both languages, what the scripts do. */
@Timeout(value = 200, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class SyncScriptsTest {
    private static final int PATIENCE = 60;

    @RegisterExtension
    static final TestSession session = new TestSession();

    @TempDir
    Path folder;

    /** A script and lines that its program prints in either language. */
    record Printed(String script, int processes, double slow, List<String> lines) {
        Plan plan() {
            return PlanJson.read("""
                    {"script": "%s", "processes": %d, "items": %d, "mode": "apply_async", "startMethod": "forkserver",
                     "slow": %s}""".formatted(script, processes, processes, slow));
        }

        /** Returns the same at another pace. */
        Printed at(double other) {
            return new Printed(script, processes, other, lines);
        }

        @Override
        public String toString() {
            return script;
        }
    }

    private static Printed printed(String script, int processes, String... lines) {
        return new Printed(script, processes, 0.05, List.of(lines));
    }

    static Stream<Printed> all() {
        return Stream.of(
                printed(
                        "process-start-and-join",
                        1,
                        "before start: alive false",
                        "after start: alive true",
                        "after join: alive false",
                        "exit code 0"),
                printed("process-by-subclass", 2, "greeter of ada: hello, ada", "greeter of grace: hello, grace"),
                printed("process-started-twice", 2, "second start: cannot start a process twice"),
                printed("processes-in-no-fixed-order", 3, "process 0 begins", "process 1 begins", "process 2 begins"),
                printed(
                        "process-terminate-and-kill",
                        2,
                        "first after the time-out: alive true",
                        "first: exit code -15",
                        "second: exit code -9",
                        "second: process object is closed"),
                printed("process-daemon", 1, "main program: ends, and the worker is alive true")
                        .at(0.5),
                printed("process-not-daemon", 1, "main program: ends, and the worker is alive true", "worker: done"),
                printed(
                        "process-raises",
                        3,
                        "process process 2:",
                        "process 2 has exit code 1",
                        "process 3 has exit code 0",
                        "done with number 3",
                        "main program: goes on"),
                printed("list-is-copied", 1, "child: [0, 1, 2]", "main program: []"),
                printed("list-by-queue", 1, "main program: [0, 1, 2]"),
                printed("queue-producer-consumer", 2, "producer: put 7", "consumer: got 7"),
                printed(
                        "queue-full-and-empty",
                        1,
                        "get_nowait: empty",
                        "get with a time-out: empty",
                        "put_nowait: full",
                        "put with a time-out: full",
                        "consumer: got three"),
                printed("joinable-queue", 2, "done with 0", "done with 5", "all items are done"),
                printed("pipe-end-of-file", 1, "received one", "received two", "received three", "end of file"),
                printed("pipe-both-ways", 1, "nothing yet", "3 squared is 9", "4 squared is 16"),
                printed("counter-without-lock", 2, "counted 2 of 4").at(0.3),
                printed("counter-with-lock", 2, "counted 4 of 4"),
                printed("rlock-taken-again", 2, "first: has it 3 times", "second: has it 3 times", "again: false"),
                printed("killed-with-a-lock", 2, "holder: exit code -9", "waiter: got the lock")
                        .at(0.3),
                printed("semaphore-two-at-a-time", 3, "guest 0: is in", "guest 1: is in", "guest 2: is in"),
                printed("event-lets-all-go", 2, "runner 0 is ready", "main program: go", "runner 1: goes"),
                printed("barrier-meets-all", 2, "walker 0: is here", "walker 1: is here", "walker 0: goes on"),
                printed(
                        "condition-notifies",
                        2,
                        "sleeper 0 rests",
                        "main program: notify_all",
                        "sleeper 0: was notified",
                        "sleeper 1: was notified"));
    }

    /** Runs both at the same time, since they mostly wait. */
    @ParameterizedTest
    @SideBySide
    @MethodSource("all")
    void the_programs_print_in_both_languages_what_is_played(Printed printed) throws Exception {
        LiveRun played = session.start(printed.plan());
        Optional<Process> python = Python.isHere() ? Optional.of(startPython(printed.plan())) : Optional.empty();
        try {
            assertPlayed(printed, played);
            if (python.isPresent()) {
                assertPrints(printed, python.get());
            }
        } finally {
            python.ifPresent(Process::destroyForcibly);
        }
    }

    private static void assertPlayed(Printed expected, LiveRun played) throws Exception {
        played.over().get(PATIENCE, TimeUnit.SECONDS);
        assertThat(played.trace().state()).isEqualTo(RunState.COMPLETED);
        Output output = played.trace().output();
        assertSays(
                expected,
                IntStream.range(0, output.count()).mapToObj(output::text).collect(Collectors.joining("\n")));
    }

    private Process startPython(Plan plan) throws IOException {
        Path file = Files.writeString(
                folder.resolve("program.py"), Preparation.program(plan).text());
        return Python.running(file).redirectErrorStream(true).start();
    }

    private static void assertPrints(Printed expected, Process program) throws Exception {
        String text = new String(program.getInputStream().readAllBytes(), UTF_8);
        assertThat(program.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(text).isZero();
        assertSays(expected, text);
    }

    private static void assertSays(Printed expected, String text) {
        assertThat(text.toLowerCase(Locale.ROOT)).contains(expected.lines());
        if (expected.script().equals("process-daemon")) {
            assertThat(text).doesNotContain("worker: done");
        }
    }
}
