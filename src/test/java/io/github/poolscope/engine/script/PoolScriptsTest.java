package io.github.poolscope.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Family;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Work;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.Python;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.trace.Output;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts about pools do what their printed programs do, in Python and in Java. */
@Timeout(value = 200, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class PoolScriptsTest {
    private static final double PACE = 0.1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of lessons about processes, which {@link SyncScriptsTest} runs. */
    private static final Set<Family> OF_PROCESSES = Set.of(Family.PROCESSES, Family.TALK, Family.LOCKS);

    /** Ends of lines that depend on which process was faster, and words that differ between the languages. */
    private static final List<String> DEPENDING = List.of(
            "(?<=process )\\d+",
            "(?<=, thread ).*",
            "(?<=has counted to ).*",
            "(?<=returned: ).*",
            "(?<=held by then: ).*",
            "(?<=that are there: \\[0).*");

    /** Printed by each worker that gets a taskel: on a busy machine it may be only one. */
    private static final String LOADED = "loaded by process ";

    /** The output of each plan's run, which is made once for both languages. */
    private static final Map<Plan, List<String>> PLAYED = new ConcurrentHashMap<>();

    @RegisterExtension
    static final TestSession session = new TestSession();

    @TempDir
    Path folder;

    /** Returns the plan of each script of these lessons, at a fast pace. */
    static Stream<Plan> plans() {
        Map<String, Plan> plans = new LinkedHashMap<>();
        Lessons.all().stream()
                .filter(lesson -> !OF_PROCESSES.contains(lesson.family()))
                .flatMap(lesson -> lesson.stages(PACE).stream())
                .map(Stage::plan)
                .filter(plan -> plan.work() instanceof Work.Script)
                .forEach(plan -> plans.putIfAbsent(name(plan) + plan.startMethod(), plan));
        assertThat(plans).isNotEmpty();
        return plans.values().stream();
    }

    private static String name(Plan plan) {
        return ((Work.Script) plan.work()).name();
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("plans")
    void the_printed_python_does_what_is_played(Plan plan) throws Exception {
        Python.assumeHere();
        Path file = write("program.py", Preparation.program(plan));
        assertThat(comparable(print(Python.running(file)))).isEqualTo(comparable(play(plan)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map-reads-all",
                "imap-reads-along",
                "imap-bounded",
                "close-then-join",
                "memory-kept",
                "two-streams",
                "executor",
                "batch-over-files"
            })
    void stopped_in_mid_run_it_ends_and_leaves_no_process(String script) throws Exception {
        LiveRun run = session.start("""
                {"script": "%s", "processes": 2, "items": 8, "mode": "map", "chunksize": 1, "bufferSize": 2,
                 "workload": "sleep:seconds=1", "slow": 50}""".formatted(script));
        Trace trace = run.trace();
        await().atMost(PATIENCE)
                .until(() -> trace.calls().count() > 0 && trace.taskels().startedCount() > 0);
        run.stop();
        run.over().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(trace.state()).isEqualTo(RunState.CANCELLED);
        assertThat(IntStream.range(0, trace.workers().count()))
                .isNotEmpty()
                .allMatch(worker -> trace.workers().exited(worker) != Trace.NEVER);
    }

    /** Returns the lines sorted, as several processes print, and without parts that differ from run to run. */
    private static List<String> comparable(List<String> lines) {
        Set<String> loads = new HashSet<>();
        return lines.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .map(PoolScriptsTest::withoutDepending)
                .filter(line -> !line.startsWith(LOADED) || loads.add(line))
                .sorted()
                .toList();
    }

    private static String withoutDepending(String line) {
        String kept = line;
        for (String part : DEPENDING) {
            kept = kept.replaceAll(part, "…");
        }
        return kept;
    }

    private static List<String> play(Plan plan) throws Exception {
        List<String> known = PLAYED.get(plan);
        if (known != null) {
            return known;
        }
        LiveRun run = session.start(plan);
        run.over().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(run.trace().state()).as(run.trace().error().orElse("")).isEqualTo(RunState.COMPLETED);
        Output output = run.trace().output();
        List<String> lines =
                IntStream.range(0, output.count()).mapToObj(output::text).toList();
        PLAYED.put(plan, lines);
        return lines;
    }

    private Path write(String file, Program program) throws IOException {
        return Files.writeString(folder.resolve(file), program.text());
    }

    private static List<String> print(ProcessBuilder builder) throws Exception {
        Process program = builder.redirectErrorStream(true).start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(printed).isZero();
        return printed.lines().toList();
    }
}
