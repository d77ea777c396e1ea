package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import io.github.poolscope.testing.Pythons;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.trace.RunState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A watched program, and SIGKILL for Poolscope, for the program or for one of its workers at a random moment: the program
 * goes on or ends as it would alone, no process and no private folder stays, and the run file opens. The seed is the
 * test's argument; more of them with {@code -Dpoolscope.kills=N}.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RandomKillsIT {
    /** The environment variable by which the processes of one run are found. */
    private static final String MARK = "POOLSCOPE_TEST_RUN";

    private static final Path PROCESSES = Path.of("/proc");
    private static final int KILLED = 128 + 9;
    private static final int LOST = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private enum Victim {
        POOLSCOPE,
        PROGRAM,
        WORKER
    }

    private record Case(Victim victim, String program, String method, boolean early, int afterMillis) {
        static Case of(int seed) {
            Random random = new Random(seed * 0x9E3779B97F4A7C15L);
            Victim victim = Victim.values()[seed % Victim.values().length];
            // The processes of an executor outlive a main program that is killed, also without Poolscope.
            List<String> programs =
                    victim == Victim.PROGRAM ? List.of("pool", "processes") : List.of("pool", "processes", "executor");
            boolean early = victim == Victim.POOLSCOPE && random.nextInt(3) == 0;
            return new Case(
                    victim,
                    programs.get(random.nextInt(programs.size())),
                    random.nextInt(4) == 0 ? "spawn" : "fork",
                    early,
                    random.nextInt(1_500));
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("poolscope.kills", 6));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("seeds")
    void nothing_is_left_and_the_run_can_be_read(int seed) throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(PROCESSES), "no /proc here, where processes are looked for");
        Case plan = Case.of(seed);
        Path out = folder.resolve("result");
        Path file = folder.resolve("run.poolscope");
        Process poolscope = new Jar(folder)
                .start(
                        builder -> builder.environment().put(MARK, folder.toString()),
                        "watch",
                        "--save",
                        file.toString(),
                        "--",
                        Pythons.representative().executable().toString(),
                        program(plan.program()).toString(),
                        out.toString(),
                        plan.method());
        if (!plan.early()) {
            await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("result.started")));
        }
        boolean isInterrupted = !poolscope.waitFor(plan.afterMillis(), TimeUnit.MILLISECONDS)
                && kill(plan.victim(), poolscope, new Random(seed));
        Ended ended = new Jar(folder).end(poolscope);

        awaitAllGone(poolscope.pid(), plan);
        Optional<String> result = Files.exists(out) ? Optional.of(Files.readString(out)) : Optional.empty();
        String all = plan + " " + result + " " + ended;
        if (plan.victim() == Victim.POOLSCOPE) {
            // A signal to a process that is just ending by itself changes nothing.
            assertThat(ended.code()).as(all).isIn(isInterrupted ? Set.of(KILLED, 0) : Set.of(0));
            boolean hadBegun = Files.exists(folder.resolve("result.started"));
            assertThat(result).as(all).isEqualTo(hadBegun ? Optional.of("done") : Optional.empty());
        } else if (ended.code() == KILLED) {
            assertThat(plan.victim()).as(all).isEqualTo(Victim.PROGRAM);
        } else {
            assertThat(result.map(RandomKillsIT::code)).as(all).contains(ended.code());
        }
        assertOpens(file, ended, all);
    }

    private static int code(String result) {
        return result.equals("lost") ? LOST : 0;
    }

    private static void assertOpens(Path file, Ended ended, String all) throws IOException {
        if (Files.notExists(file) || Files.size(file) == 0) {
            assertThat(ended.code()).as(all).isEqualTo(KILLED); // Before there was a run.
            return;
        }
        // Reading has a time limit, which the first one may exceed on a machine with much else to do.
        RunState state = await().ignoreExceptionsInstanceOf(RunFileException.class)
                .until(() -> RunFile.open(file).trace().state(), any -> true);
        switch (ended.code()) {
            case 0 -> assertThat(state).as(all).isEqualTo(RunState.COMPLETED);
            case LOST -> assertThat(state).as(all).isEqualTo(RunState.FAILED);
            default -> assertThat(state.isOver()).as(all).isTrue();
        }
    }

    /** Kills one process of the victim's kind; returns whether there was one. */
    private boolean kill(Victim victim, Process poolscope, Random random) throws IOException {
        if (victim == Victim.POOLSCOPE) {
            return poolscope.toHandle().destroyForcibly();
        }
        List<ProcessHandle> main =
                poolscope.children().filter(child -> isRunning(child, "result")).toList();
        if (main.isEmpty()) {
            return false;
        }
        if (victim == Victim.PROGRAM) {
            return main.get(0).destroyForcibly();
        }
        List<ProcessHandle> workers = main.get(0)
                .children()
                .filter(child -> !isRunning(child, "resource_tracker"))
                .toList();
        return !workers.isEmpty() && workers.get(random.nextInt(workers.size())).destroyForcibly();
    }

    private static boolean isRunning(ProcessHandle process, String word) {
        return contains(PROCESSES.resolve(process.pid() + "/cmdline"), word);
    }

    private static boolean contains(Path file, String text) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).contains(text);
        } catch (IOException e) {
            return false; // It has ended meanwhile.
        }
    }

    private void awaitAllGone(long poolscope, Case plan) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(left(poolscope)).as(plan.toString()).isEmpty());
    }

    /** Returns the processes and private folders of the run that are there. */
    private List<String> left(long poolscope) throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(process -> contains(PROCESSES.resolve(process.pid() + "/environ"), MARK + "=" + folder + "\0"))
                    .forEach(process -> left.add(
                            process.pid() + " " + process.info().commandLine().orElse("")));
        }
        for (Path place : List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/dev/shm"))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "poolscope-" + poolscope + "-*")) {
                files.forEach(file -> left.add(file.toString()));
            }
        }
        return left;
    }

    private static Path program(String name) throws URISyntaxException {
        URL found = RandomKillsIT.class.getResource("/watch/kills/" + name + ".py");
        return Path.of(Objects.requireNonNull(found, name).toURI());
    }
}
