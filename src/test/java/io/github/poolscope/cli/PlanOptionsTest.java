package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line has an option for each setting of a plan. */
class PlanOptionsTest {
    @TempDir
    Path folder;

    private static Plan parse(String... arguments) {
        PlanOptions options = new PlanOptions();
        CommandSpec command = CommandSpec.forAnnotatedObject(options);
        options.addTo(command);
        new CommandLine(command).parseArgs(arguments);
        return options.toPlan();
    }

    @ParameterizedTest
    @MethodSource("io.github.poolscope.plan.Setting#all")
    void the_command_run_has_an_option_for_each_setting_and_explains_it(Setting<?> setting) {
        OptionSpec option = new CommandLine(new RunCommand()).getCommandSpec().findOption(setting.option());
        assertThat(option).isNotNull();
        assertThat(option.paramLabel()).isEqualTo(setting.form());
        assertThat(String.join("\n", option.description()))
                .contains(setting.help().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"script\": \"pipe\", \"workload\": \"sleep:seconds=1\", \"engine\": \"threads\", \"processes\": \"auto\","
                        + " \"startMethod\": \"fork\", \"mode\": \"map\", \"chunksize\": 4, \"maxTasksPerChild\": 2,"
                        + " \"initializer\": \"hello\", \"preload\": \"a.B,c.D\", \"softLimit\": 1.5, \"hardLimit\": 2,"
                        + " \"retries\": 3, \"bufferSize\": 5, \"items\": 40, \"seed\": -1, \"slow\": 0.5}",
                "{\"jar\": \"x.jar\", \"function\": \"a.B::c\", \"items\": \"csv:a b.csv:x+\\\"y\\\"\"}",
                "{\"command\": \"python3 'my program.py'\", \"folder\": \"/work\", \"environment\": \"A=1 B=2\","
                        + " \"noValues\": true, \"python\": \"python3.12\"}"
            })
    void a_plan_can_be_given_option_by_option(String json) {
        Plan plan = PlanJson.read(json);
        List<String> arguments = new ArrayList<>();
        for (Setting<?> setting : Setting.all()) {
            if (setting.isPartOf(plan)) {
                arguments.addAll(List.of(setting.option(), setting.text(plan)));
            }
        }
        assertThat(parse(arguments.toArray(String[]::new))).isEqualTo(plan);
    }

    @Test
    void an_option_overrides_the_file_and_a_workload_brings_its_usual_items() throws Exception {
        Path file = Files.writeString(folder.resolve("p.json"), "{\"items\": 5, \"workload\": \"sleep\"}");
        Plan plan = parse("--plan", file.toString(), "--processes", "2");
        assertThat(plan.items().text()).isEqualTo("5");
        assertThat(plan.processes().workers()).isEqualTo(2);
        assertThat(parse("--plan", file.toString(), "--workload", "primes")
                        .items()
                        .text())
                .isEqualTo("24");
        assertThat(parse("--workload", "primes", "--items", "3").items().text()).isEqualTo("3");
        assertThat(parse("--script", "pipe").work()).isEqualTo(new Work.Script("pipe", Work.BuiltIn.of("identity")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--jar x.jar",
                "--function a.B::c",
                "--jar x.jar --function a.B::c --workload sleep",
                "--jar x.jar --function a.B::c --script pipe",
                "--command make --workload sleep",
                "--command make --jar x.jar --function a.B::c",
                "--seed x",
                "--retries -1",
                "--mode pmap"
            })
    void options_that_are_wrong_or_contradict_each_other_are_refused_in_one_sentence(String arguments) {
        assertThatThrownBy(() -> parse(arguments.split(" ")))
                .isInstanceOf(PlanException.class)
                .message()
                .endsWith(".")
                .doesNotContain("\n");
    }
}
