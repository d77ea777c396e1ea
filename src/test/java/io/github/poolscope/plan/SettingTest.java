package io.github.poolscope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.words.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about settings, in both languages, and that plans consist of them. */
class SettingTest {
    static Stream<Setting<?>> all() {
        return Stream.concat(Setting.all().stream(), Stream.of(Setting.PLAN));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_setting_has_a_name_in_both_languages(Setting<?> setting) {
        assertThat(setting.title().toString()).isNotBlank();
        assertThat(setting.title().in(Language.CHINESE)).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("io.github.poolscope.plan.Setting#all")
    void a_setting_has_a_label_and_an_explanation_in_both_languages(Setting<?> setting) {
        for (Language language : Language.values()) {
            assertThat(setting.label().in(language)).isNotBlank();
            assertThat(setting.help().in(language)).endsWith(language == Language.CHINESE ? "。" : ".");
            for (String choice : setting.choices()) {
                assertThat(setting.nameOf(choice).in(language)).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.poolscope.plan.Setting#all")
    void a_setting_reads_each_text_that_it_writes(Setting<?> setting) {
        for (Plan plan : plans()) {
            PlanFields fields = new PlanFields(plan);
            if (setting.isPartOf(plan) && setting != Setting.JAR && setting != Setting.FUNCTION) {
                fields.set(setting, setting.text(plan));
            }
            assertThat(fields.toPlan()).isEqualTo(plan);
        }
    }

    @Test
    void json_has_each_setting_of_a_plan_and_reads_it_back() {
        for (Plan plan : plans()) {
            List<String> parts = Setting.all().stream()
                    .filter(setting -> setting.isPartOf(plan))
                    .map(Setting::key)
                    .toList();
            assertThat(PlanJson.tree(plan).fieldNames()).toIterable().containsExactlyElementsOf(parts);
            assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        }
        assertThat(Setting.all())
                .as("each is a part of one of these plans, with a value that is not its default")
                .allMatch(setting -> plans().stream().anyMatch(plan -> isChanged(setting, plan)));
    }

    private static boolean isChanged(Setting<?> setting, Plan plan) {
        return setting.isPartOf(plan) && !plan.get(setting).equals(Plan.DEFAULT.get(setting));
    }

    /** Plans that change every setting between them: one of a script, one of a function, and one of a command. */
    private static List<Plan> plans() {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        Map.ofEntries(
                        Map.entry("engine", "threads"),
                        Map.entry("processes", "auto"),
                        Map.entry("startMethod", "forkserver"),
                        Map.entry("mode", "starmap"),
                        Map.entry("chunksize", "9"),
                        Map.entry("maxTasksPerChild", "4"),
                        Map.entry("initializer", "prepare"),
                        Map.entry("preload", "a.B, c.D"),
                        Map.entry("softLimit", "1.5"),
                        Map.entry("hardLimit", "2"),
                        Map.entry("retries", "3"),
                        Map.entry("bufferSize", "5"),
                        Map.entry("script", "pipe"),
                        Map.entry("workload", "sleep:seconds=1"),
                        Map.entry("items", "lines:f.txt"),
                        Map.entry("seed", "-8"),
                        Map.entry("slow", "0.25"))
                .forEach((key, text) -> fields.set(Setting.withKey(key).orElseThrow(), text));
        Plan script = fields.toPlan();
        fields.set(Setting.JAR, "x.jar");
        fields.set(Setting.FUNCTION, "a.B::c");
        Plan own = fields.toPlan();
        fields.set(Setting.COMMAND, "python3 'my program.py' --name=\"it's\"");
        fields.set(Setting.FOLDER, "/work/a b");
        fields.set(Setting.ENVIRONMENT, "PATH=/bin 'GREETING=good day'");
        fields.set(Setting.NO_VALUES, "true");
        fields.set(Setting.PYTHON, "python3.12");
        Plan python = PlanJson.read("{\"pythonFile\": \"my.py\", \"function\": \"work\", \"python\": \"python3.12\"}");
        return List.of(Plan.DEFAULT, script, own, python, fields.toPlan());
    }

    @Test
    void a_function_and_a_workload_replace_each_other() {
        PlanFields fields = new PlanFields(PlanJson.read("{\"script\": \"pipe\", \"workload\": \"sleep\"}"));
        fields.set(Setting.JAR, "x.jar");
        assertThat(fields.toPlan().work()).as("a jar alone replaces nothing").isInstanceOf(Work.Script.class);
        fields.set(Setting.FUNCTION, "a.B::c");
        Plan own = fields.toPlan();
        assertThat(own.work()).isEqualTo(new Work.UserFunction(Path.of("x.jar"), "a.B::c"));
        assertThat(own)
                .as("nothing remains of what was replaced")
                .isEqualTo(PlanJson.read("{\"jar\": \"x.jar\", \"function\": \"a.B::c\"}"));
        fields.set(Setting.WORKLOAD, "sleep");
        fields.set(Setting.SCRIPT, "none");
        assertThat(fields.toPlan()).isEqualTo(PlanJson.read("{\"workload\": \"sleep\"}"));
        assertThat(own.withWork(Plan.DEFAULT.work())).isEqualTo(Plan.DEFAULT);
    }

    @Test
    void a_command_replaces_all_other_work_and_is_replaced_by_it() {
        Work.Command command = new Work.Command(
                List.of("python3", "my.py", ""),
                Optional.of(Path.of("/work")),
                Map.of("N", "1"),
                true,
                Optional.of("/opt/python"));
        Plan plan = PlanJson.read("{\"script\": \"pipe\", \"mode\": \"map\"}").withWork(command);
        assertThat(plan.work()).isEqualTo(command);
        assertThat(plan).as("nothing remains of what was replaced").isEqualTo(Plan.DEFAULT.withWork(command));
        assertThat(PlanJson.tree(plan).fieldNames())
                .toIterable()
                .containsExactly("command", "folder", "environment", "noValues", "python");
        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        Work.UserFunction function = new Work.UserFunction(Path.of("x.jar"), "a.B::c");
        assertThat(plan.withWork(function)).isEqualTo(Plan.DEFAULT.withWork(function));
        assertThat(plan.withWork(new Work.Script("pipe", Work.BuiltIn.of("sleep")))
                        .work())
                .isEqualTo(new Work.Script("pipe", Work.BuiltIn.of("sleep")));
        PlanFields fields = new PlanFields(plan);
        fields.set(Setting.WORKLOAD, "sleep");
        assertThat(fields.toPlan().work()).isEqualTo(Work.BuiltIn.of("sleep"));
        assertThat(plan.with(Setting.FOLDER, Optional.empty()).inputs()).isEmpty();
        for (String other : List.of(
                "\"script\": \"pipe\"", "\"workload\": \"sleep\"", "\"jar\": \"x.jar\", \"function\": \"a.B::c\"")) {
            assertThatThrownBy(() -> PlanJson.read("{\"command\": \"make\", " + other + "}"))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("a command and a");
        }
    }

    @Test
    void a_command_is_one_text_that_any_words_survive() {
        Random random = new Random(16);
        String characters = "ab'\"\\ \t\n$=é😀-/";
        for (int i = 0; i < 2_000; i++) {
            List<String> words = new ArrayList<>();
            for (int word = 0; word <= random.nextInt(4); word++) {
                words.add(random.ints(random.nextInt(6), 0, characters.length() - 1)
                        .mapToObj(at -> characters.substring(at, characters.offsetByCodePoints(at, 1)))
                        .collect(Collectors.joining()));
            }
            String text = CommandText.of(words);
            assertThat(CommandText.parse(Setting.COMMAND, text)).as(text).isEqualTo(words);
        }
        assertThat(CommandText.parse(Setting.COMMAND, "  a\\ b  \"c \\\" \\d\"'e'\"\" ''"))
                .containsExactly("a b", "c \" \\de", "");
        Plan none = Plan.DEFAULT.withWork(Work.Command.of(List.of("none")));
        assertThat(PlanJson.read(PlanJson.write(none))).isEqualTo(none);
        assertThatThrownBy(() -> CommandText.parse(Setting.COMMAND, "echo 'x"))
                .hasMessage("The command 'echo 'x' has a quote ' that is not closed: close it, or write \\'.");
        for (String wrong : List.of("x", "=1", "A=1 A=2")) {
            assertThatThrownBy(() -> Setting.ENVIRONMENT.parse(wrong)).isInstanceOf(PlanException.class);
        }
    }

    @Test
    void the_title_of_a_command_is_short() {
        assertThat(Work.Command.of(List.of("/usr/bin/python3", "-X", "dev", "/home/ada/my.py", "data/in/"))
                        .title())
                .isEqualTo("python3 -X dev my.py in/");
        assertThat(Work.Command.of(List.of("python3", "-c", "import os\nprint(1)"))
                        .title())
                .isEqualTo("python3 -c import os print(1)");
        assertThat(Work.Command.of(List.of("x".repeat(100))).title())
                .hasSize(60)
                .endsWith("…");
    }

    @Test
    void a_script_without_a_workload_maps_the_identity() {
        assertThat(PlanJson.read("{\"script\": \"pipe\"}").work())
                .isEqualTo(new Work.Script("pipe", Work.BuiltIn.of("identity")));
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        fields.set(Setting.WORKLOAD, "print");
        fields.set(Setting.SCRIPT, "pipe");
        assertThat(fields.toPlan().work()).isEqualTo(new Work.Script("pipe", Work.BuiltIn.of("print")));
    }

    @Test
    void a_text_that_is_wrong_leaves_the_value() {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        assertThatThrownBy(() -> fields.set(Setting.RETRIES, "few")).isInstanceOf(PlanException.class);
        assertThat(fields.toPlan()).isEqualTo(Plan.DEFAULT);
    }

    @Test
    void a_problem_says_in_both_languages_what_was_wrong_and_what_would_be_right() {
        assertThatThrownBy(() -> PoolSize.parse("-1"))
                .hasMessage("The pool size '-1' is too small: give 'auto' or a whole number from 0 to 1000.")
                .isInstanceOfSatisfying(
                        PlanException.class, problem -> assertThat(problem.why().in(Language.CHINESE))
                                .isEqualTo("进程池大小“-1”太小：请给出 auto 或整数（0 到 1000）。"));
    }
}
