package io.github.poolscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.report.ComparisonHtml;
import io.github.poolscope.report.ComparisonJson;
import io.github.poolscope.run.About;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.WatchedRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Phrase;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    Path folder;

    /** Returns a run whose taskels take these times in milliseconds, one after another on each worker. */
    private static SavedRun run(String name, int workers, long ready, long cpuShare, long... millis) {
        TraceRecorder recorder = SampleRuns.recorder();
        long[] free = new long[workers];
        for (int worker = 0; worker < workers; worker++) {
            SampleRuns.worker(recorder, worker, 100 + worker, 0, ready);
            free[worker] = ready;
        }
        for (int i = 0; i < millis.length; i++) {
            recorder.item(i, "item " + i);
        }
        recorder.submitted(millis.length, 0);
        for (int i = 0; i < millis.length; i++) {
            recorder.task(i, 1);
            int worker = 0;
            for (int other = 1; other < workers; other++) {
                worker = free[other] < free[worker] ? other : worker;
            }
            long from = free[worker];
            free[worker] += millis[i];
            recorder.completed(
                    i,
                    worker,
                    from * MILLI,
                    free[worker] * MILLI,
                    millis[i] * MILLI * cpuShare / 100,
                    free[worker] * MILLI,
                    Outcome.SUCCEEDED);
        }
        long end = Arrays.stream(free).max().orElse(0) + 10;
        recorder.state(RunState.COMPLETED, null, end * MILLI);
        return new SavedRun(
                SampleRuns.header("map", millis.length, workers, 1), recorder.trace(), Path.of(name + ".poolscope"));
    }

    private static long[] random(SplittableRandom random) {
        return random.longs(1 + random.nextInt(40), 1, 500).toArray();
    }

    private static SavedRun random(String name, SplittableRandom random) {
        return run(name, 1 + random.nextInt(6), random.nextLong(400), random.nextLong(101), random(random));
    }

    @Test
    void a_run_compared_with_itself_has_only_ratios_of_one() {
        SavedRun run = run("a", 2, 100, 50, 10, 20, 30, 40);
        Comparison comparison = Comparison.of(List.of(run, run));
        assertThat(comparison.figures())
                .allMatch(row -> row.ratio(1).isEmpty() == row.values().get(0).isEmpty())
                .allMatch(row -> row.ratio(1).orElse(1) == 1);
        assertThat(comparison.plan()).isEmpty();
        assertThat(comparison.warnings()).isEmpty();
        assertThat(comparison.pairs().differences(0, 1, 10)).allMatch(it -> it.difference() == 0);
        assertThat(comparison.sentence()).hasToString("B took as long as A: 170 ms and 170 ms.");
    }

    @Test
    void the_other_way_round_ratios_and_causes_are_inverted_and_causes_sum_to_the_difference() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            SavedRun one = random("one", random);
            SavedRun other = random("other", random);
            Comparison there = Comparison.of(List.of(one, other));
            Comparison back = Comparison.of(List.of(other, one));
            for (Measure measure : Measure.values()) {
                OptionalDouble ratio = there.figure(measure).ratio(1);
                OptionalDouble inverse = back.figure(measure).ratio(1);
                if (ratio.isPresent() && inverse.isPresent()) {
                    assertThat(ratio.getAsDouble() * inverse.getAsDouble())
                            .as("%s, seed %d", measure, seed)
                            .isCloseTo(1, within(1e-9));
                }
            }
            double sum = 0;
            for (Cause cause : Cause.values()) {
                double seconds = there.causeSeconds(cause, 1);
                assertThat(back.causeSeconds(cause, 1))
                        .as("%s, seed %d", cause, seed)
                        .isCloseTo(-seconds, within(1e-9));
                sum += seconds;
            }
            double difference = (other.trace().now() - one.trace().now()) / 1e9;
            assertThat(sum).as("seed %d", seed).isCloseTo(difference, within(1e-6));
        }
    }

    @Test
    void the_cause_is_named() {
        SavedRun base = run("base", 2, 100, 0, 100, 100, 100, 100);
        assertThat(sentence(base, run("b", 2, 100, 0, 200, 200, 200, 200)))
                .isEqualTo("B took 1.65 × as long as A (510 ms against 310 ms): the time that taskels waited adds"
                        + " 200 ms.");
        assertThat(sentence(base, run("b", 2, 700, 0, 100, 100, 100, 100)))
                .isEqualTo("B took 2.94 × as long as A (910 ms against 310 ms): the time before the first taskel adds"
                        + " 600 ms.");
        assertThat(sentence(base, run("b", 4, 100, 0, 100, 100, 100, 100)))
                .isEqualTo("B took 0.68 × as long as A (210 ms against 310 ms): the number of workers saves 100 ms.");
        assertThat(sentence(base, run("b", 2, 100, 0, 10, 10, 10, 370)))
                .startsWith(
                        "B took 1.58 × as long as A (490 ms against 310 ms): the idle time of the workers adds 180 ms");
        assertThat(sentence(run("a", 2, 0, 100, 100, 100), run("b", 2, 0, 100, 300, 300)))
                .endsWith(": the CPU time of the taskels adds 200 ms.");
    }

    private static String sentence(SavedRun one, SavedRun other) {
        return Comparison.of(List.of(one, other)).sentence().toString();
    }

    @Test
    void of_several_runs_the_fastest_and_the_slowest_are_told() {
        Comparison comparison = Comparison.of(
                List.of(run("a", 2, 0, 0, 200, 200), run("b", 2, 0, 0, 100, 100), run("c", 2, 0, 0, 400, 400)));
        assertThat(comparison.sentence().toString()).startsWith("C took 3.73 × as long as B");
        assertThat(comparison.figure(Measure.MAKESPAN).ratio(2)).hasValue(2);
    }

    @Test
    void what_is_not_fair_is_told() {
        SavedRun one = run("a", 2, 0, 0, 10, 20);
        assertThat(warnings(one, run("b", 3, 0, 0, 10, 20, 30))).containsExactly("A has 2 taskels, B has 3.");
        assertThat(warnings(one, SampleRuns.imap("x")))
                .contains("Of B, 1 taskels failed.", "The items differ.", "A has 2 taskels, B has 3.");
        assertThat(warnings(WatchedRuns.lost(), one))
                .contains("A still goes on: its figures are those of this moment.");
    }

    @Test
    void another_machine_runtime_or_program_and_a_busier_machine_are_told() {
        SavedRun run = run("a", 2, 0, 0, 10, 20);
        About here = about("here", "java 17.0.9", "aa", 0.2);
        assertThat(warnings(with(run, here), with(run, about("here", "java 17.0.9", "aa", 1.1))))
                .isEmpty();
        assertThat(warnings(with(run, here), with(run, about("there", "java 25", "bb", 3.4))))
                .containsExactly(
                        "A ran on the machine here, B on there.",
                        "A ran on java 17.0.9, B on java 25.",
                        "The jar or file of the function was changed in between.",
                        "The machine was busier before B (3.4 threads wanted to run) than before A (0.2).");
        assertThat(warnings(with(run, here), run)).as("nothing is known of one").isEmpty();
    }

    private static About about(String host, String runtime, String hash, double load) {
        return new About(host, "Linux", "x", 2, 1L << 33, runtime, "1", hash, OptionalDouble.of(load), "");
    }

    private static SavedRun with(SavedRun run, About about) {
        return new SavedRun(run.header(), run.trace(), run.file(), run.writing(), about);
    }

    private static List<String> warnings(SavedRun one, SavedRun other) {
        return Comparison.of(List.of(one, other)).warnings().stream()
                .map(Phrase::toString)
                .toList();
    }

    @Test
    void settings_that_differ_and_have_an_effect_are_listed() {
        List<PlanDifference> plan = Comparison.of(List.of(run("a", 2, 0, 0, 10, 20), run("b", 3, 0, 0, 10, 20)))
                .plan();
        assertThat(plan).hasSize(1);
        assertThat(plan.get(0).setting().key()).isEqualTo("processes");
        assertThat(plan.get(0).values()).containsExactly("2", "3");
    }

    @Test
    void taskels_of_watched_programs_are_paired_by_call_and_place() {
        SavedRun one = WatchedRuns.several();
        Pairs pairs = Comparison.of(List.of(one, WatchedRuns.several())).pairs();
        assertThat(pairs.count()).isEqualTo(one.trace().taskels().count());
        for (int taskel = 0; taskel < pairs.count(); taskel++) {
            int place = pairs.place(0, taskel);
            assertThat(pairs.taskel(1, place)).isEqualTo(taskel);
        }
        assertThat(pairs.place(0, pairs.count())).isEqualTo(Trace.NONE);
    }

    @Test
    void the_largest_differences_come_first() {
        Comparison comparison =
                Comparison.of(List.of(run("a", 1, 0, 0, 10, 20, 30, 40), run("b", 1, 0, 0, 15, 20, 0, 41)));
        assertThat(comparison.pairs().differences(0, 1, 3))
                .extracting(Pairs.Difference::first, it -> it.difference() / MILLI)
                .containsExactly(tuple(2, -30L), tuple(0, 5L), tuple(3, 1L));
        assertThat(comparison.isInAll(0, 3)).isTrue();
        assertThat(comparison.isInAll(0, 4)).isFalse();
    }

    @Test
    void figures_equal_those_of_sql_on_the_files() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        List<SavedRun> runs = List.of(random("one", random), random("other", random));
        Comparison comparison = Comparison.of(runs);
        for (int run = 0; run < 2; run++) {
            Path file = folder.resolve(run + ".poolscope");
            RunFileWriter writer = RunFileWriter.open(file);
            writer.begin(runs.get(run).header(), runs.get(run).trace());
            writer.finish();
            assertThat(comparison.figure(Measure.MAKESPAN).values().get(run).orElseThrow())
                    .isCloseTo(sql(file, "(max(ended) - min(started)) / 1e9"), within(1e-9));
            assertThat(comparison.figure(Measure.WORK).values().get(run).orElseThrow())
                    .isCloseTo(sql(file, "sum(ended - started) / 1e9"), within(1e-9));
            assertThat(comparison.figure(Measure.CPU).values().get(run).orElseThrow())
                    .isCloseTo(sql(file, "sum(cpu) / 1e9"), within(1e-9));
            assertThat(comparison.figure(Measure.TASKELS).values().get(run).orElseThrow())
                    .isEqualTo(sql(file, "count(*)"));
            Taskels taskels = runs.get(run).trace().taskels();
            double[] durations = IntStream.range(0, taskels.count())
                    .mapToDouble(i -> taskels.ranFor(i, 0) / 1e9)
                    .sorted()
                    .toArray();
            int half = durations.length / 2;
            assertThat(comparison.figure(Measure.MEDIAN).values().get(run).orElseThrow())
                    .isCloseTo(
                            durations.length % 2 == 1 ? durations[half] : (durations[half - 1] + durations[half]) / 2,
                            within(1e-9));
        }
    }

    private static double sql(Path file, String what) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + what + " FROM taskel")) {
            return row.getDouble(1);
        }
    }

    @Test
    void json_and_page_have_all_of_it() throws Exception {
        SavedRun one = run("a", 2, 100, 50, 10, 20, 30, 40);
        SavedRun other = run("b", 3, 100, 50, 10, 20, 30, 90);
        Comparison comparison = Comparison.of(List.of(one, other));
        ObjectNode json = ComparisonJson.of(comparison);
        assertThat(json.path("runs")).hasSize(2);
        assertThat(json.path("plan").get(0).path("setting").asText()).isEqualTo("processes");
        assertThat(json.path("figures").get(1).path("name").asText()).isEqualTo("makespanSeconds");
        assertThat(json.path("figures").get(1).path("ratio").asDouble()).isEqualTo(100.0 / 60);
        assertThat(json.path("fair")).isEmpty();
        assertThat(json.path("sentence").asText())
                .isEqualTo(comparison.sentence().toString());
        assertThat(json.path("taskels").get(0).path("difference").asDouble()).isEqualTo(0.05);
        StringWriter page = new StringWriter();
        ComparisonHtml.write(comparison, List.of(Phrase.asItIs("<judged>")), page);
        assertThat(page.toString())
                .contains(comparison.sentence().toString(), "&lt;judged&gt;", "Timeline of B", "item 3", "</html>")
                .doesNotContain("<judged>");
        assertThat(ComparisonJson.of(Comparison.of(List.of(one, other, one)))
                        .path("figures")
                        .get(1)
                        .path("ratio"))
                .hasSize(3);
    }

    @Test
    void two_to_six_runs_can_be_compared() {
        SavedRun run = run("a", 1, 0, 0, 10);
        assertThatThrownBy(() -> Comparison.of(List.of(run))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Comparison.of(List.of(run, run, run, run, run, run, run)))
                .hasMessage("7 runs can't be compared: two to six can.");
    }
}
