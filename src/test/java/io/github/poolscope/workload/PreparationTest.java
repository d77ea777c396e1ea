package io.github.poolscope.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Step;
import io.github.poolscope.testing.Python;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.UserJars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What plans can call, and the messages for those that can't be run. */
class PreparationTest {
    @TempDir
    Path folder;

    static Plan plan(String workload, String items) {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        fields.set(Setting.WORKLOAD, workload);
        fields.set(Setting.ITEMS, items);
        return fields.toPlan();
    }

    private Plan own(String function, String items) throws IOException {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        fields.set(Setting.JAR, UserJars.make(folder).toString());
        fields.set(Setting.FUNCTION, function);
        fields.set(Setting.ITEMS, items);
        return fields.toPlan();
    }

    private static Object call(Plan plan, Object item) throws Exception {
        return Preparation.prepare(plan).function().call(item);
    }

    @Test
    void every_workload_of_the_catalogue_can_be_prepared_as_it_is() throws Exception {
        Files.writeString(folder.resolve("f"), "one two  three\n");
        for (WorkloadType type : Catalogue.all()) {
            String items = type.usualItems().isEmpty() ? "files:" + folder : type.usualItems();
            PreparedWork work = Preparation.prepare(plan(type.name(), items));
            assertThat(work.items()).as(type.name()).isNotEmpty();
            assertThat(work.program().lineOf(Step.SUBMIT)).isPositive();
        }
    }

    @Test
    void primes_and_words_and_digests_are_right() throws Exception {
        assertThat(call(plan("primes:below=100", "3"), 0)).isEqualTo(25);
        Path file = Files.write(folder.resolve("w"), "one two\t\n  drei\u00e4 x".getBytes(StandardCharsets.UTF_8));
        assertThat(call(plan("files-wordcount", "files:" + folder), file.toString()))
                .isEqualTo(4L);
        Files.writeString(file, "abc");
        assertThat(call(plan("files-sha256", "files:" + folder), file.toString()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void equal_seeds_give_equal_durations_and_others_do_not() {
        SleepTimes one = new SleepTimes.Uniform(0.5, 2, 7);
        SleepTimes same = new SleepTimes.Uniform(0.5, 2, 7);
        SleepTimes other = new SleepTimes.Uniform(0.5, 2, 8);
        List<Double> ones = IntStream.range(0, 200).mapToObj(one::seconds).toList();
        assertThat(IntStream.range(0, 200).mapToObj(same::seconds)).isEqualTo(ones);
        assertThat(IntStream.range(0, 200).mapToObj(other::seconds).toList()).isNotEqualTo(ones);
        assertThat(ones)
                .allSatisfy(seconds -> assertThat(seconds).isBetween(0.5, 2.0))
                .doesNotHaveDuplicates();
        assertThat(ones.stream().mapToDouble(x -> x).average().orElse(0)).isBetween(1.1, 1.4);
    }

    @Test
    void a_heavy_tail_has_many_short_and_few_long_waits() {
        SleepTimes tail = new SleepTimes.HeavyTail(0.05, 4, 7);
        double[] all =
                IntStream.range(0, 2000).mapToDouble(tail::seconds).sorted().toArray();
        assertThat(all[1000]).isBetween(0.08, 0.13);
        assertThat(all[1999]).isBetween(2.0, 4.0);
    }

    @Test
    void listed_waits_are_those_told_and_begin_again_after_the_last() {
        SleepTimes listed = new SleepTimes.Listed(List.of(4.0, 3.0, 0.5));
        assertThat(IntStream.range(0, 5).mapToDouble(listed::seconds)).containsExactly(4.0, 3.0, 0.5, 4.0, 3.0);
        Plan plan = plan("sleep-list:times=4; 3;0.5", "5");
        assertThat(Preparation.problems(plan)).isEmpty();
        assertThat(Preparation.program(plan).lines())
                .extracting(Program.Line::text)
                .contains("    times = [4, 3, 0.5]", "    time.sleep(times[x % len(times)])");
    }

    @Test
    void items_come_from_lines_columns_and_folders() throws Exception {
        Path lines = Files.writeString(folder.resolve("l.txt"), "\uFEFFa\nb c\n");
        Path csv = Files.writeString(folder.resolve("c.csv"), "name,\"full, title\"\nx,\"a \"\"b\"\"\"\ny,\"c\nd\"\n");
        assertThat(Preparation.prepare(plan("identity", "lines:" + lines)).items())
                .containsExactly("a", "b c");
        assertThat(Preparation.prepare(plan("identity", "csv:" + csv + ":full, title"))
                        .items())
                .containsExactly("a \"b\"", "c\nd");
        assertThat(Preparation.prepare(plan("identity", "files:" + folder)).items())
                .containsExactly(csv.toString(), lines.toString());
    }

    @Test
    void the_users_function_is_called_with_what_it_takes() throws Exception {
        // In the main program the jar is not on the class path, unlike in a worker: only the look-up is tested here.
        assertThat(Preparation.problems(own("acme.Work::twice", "5"))).isEmpty();
        assertThat(Preparation.problems(own("acme.Work::size", "files:" + folder)))
                .isEmpty();
        assertThat(Preparation.prepare(own("acme.Work::fail", "5")).classPath())
                .containsExactly(folder.resolve("acme.jar"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme.Work.twice|is not of the form pkg.Class::staticMethod",
                "acme.Wrok::twice|has no class acme.Wrok: it has acme.Work",
                "acme.Work::thrice|has no method thrice: it has fail, many, nothing, shout, size, twice, two",
                "acme.Work::instance|is not public and static",
                "acme.Work::hidden|is not public and static",
                "acme.Work::two|can't be called with one item",
                "acme.Work::shout|",
                "acme.Work::many|There are 2 methods",
            })
    void a_wrong_function_is_told_before_anything_runs(String function, String words) throws Exception {
        List<Problem> problems = Preparation.problems(own(function, "5"));
        if (words == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.sentence())
                    .contains(words)
                    .endsWith("."));
        }
    }

    @Test
    void looking_for_the_function_runs_none_of_the_users_code() throws Exception {
        System.setProperty("acme.forbidden", "true");
        try {
            assertThat(Preparation.problems(own("acme.Work::twice", "5"))).isEmpty();
        } finally {
            System.clearProperty("acme.forbidden");
        }
    }

    @Test
    void a_missing_jar_and_a_file_that_is_none_are_told() throws Exception {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        fields.set(Setting.JAR, folder.resolve("no.jar").toString());
        fields.set(Setting.FUNCTION, "a.B::c");
        assertThatThrownBy(() -> Preparation.prepare(fields.toPlan())).hasMessageContaining("There is no jar");
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        fields.set(Setting.JAR, text.toString());
        fields.set(Setting.FUNCTION, "a.B::c");
        assertThatThrownBy(() -> Preparation.prepare(fields.toPlan())).hasMessageContaining("is not a jar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense|5|There is no workload 'nonsense'",
                "sleep:minutes=1|5|has no parameter 'minutes'",
                "sleep:seconds=long|5|give a number of seconds",
                "sleep:seconds=0x1p-1|5|give a number of seconds",
                "sleep-list:times=1;2d|5|give numbers of seconds",
                "sleep-list:times=|5|give numbers of seconds from 0 to 3600 such as 4;3;2",
                "sleep-list:times=1;-1|5|give numbers of seconds",
                "sleep-list:times=1;;2|5|give numbers of seconds",
                "fail:on=often|5|give indices such as 3;7",
                "files-sha256|5|give it items as files:FOLDER",
                "files-sha256|files:/no/such/folder|There is no folder",
                "sleep|files:/tmp|works on numbers",
                "identity|lines:/no/such/file|There is no file",
            })
    void a_wrong_workload_or_items_are_told(String workload, String items, String words) {
        assertThat(Preparation.problems(plan(workload, items)))
                .anySatisfy(problem ->
                        assertThat(problem.sentence()).contains(words).endsWith("."));
    }

    @ParameterizedTest
    @SideBySide
    @EnumSource(Mode.class)
    void the_printed_program_runs_as_python(Mode mode) throws Exception {
        Python.assumeHere();
        Program program = Preparation.program(plan("sleep:seconds=0.01", "3").withMode(mode));
        assertThat(python(program)).contains("0", "1", "2");
    }

    @Test
    void the_printed_program_of_listed_waits_and_of_errors_runs_as_python() throws Exception {
        Python.assumeHere();
        assertThat(python(Preparation.program(plan("sleep-list:times=0.02;0.01", "3"))))
                .contains("0", "1", "2");
        assertThat(python(Preparation.program(plan("fail:on=1,seconds=0", "3").withMode(Mode.IMAP))))
                .contains("res: 0", "err:", "res: 2");
    }

    private String python(Program program) throws Exception {
        Path file = Files.writeString(folder.resolve("program.py"), program.text());
        Process python = Python.running(file).redirectErrorStream(true).start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(python.exitValue()).as(printed).isZero();
        return printed;
    }
}
