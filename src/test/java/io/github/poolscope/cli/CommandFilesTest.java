package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.PlanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** No command overwrites its input, nor writes two outputs to one file. */
class CommandFilesTest {
    @TempDir
    Path folder;

    private final CommandFiles files = new CommandFiles(new CommandLine(CommandSpec.create()).getCommandSpec());

    private Path input;

    @BeforeEach
    void make() throws IOException {
        input = Files.writeString(folder.resolve("in"), "a\n");
    }

    private void refuses(Path output, String words) {
        assertThatThrownBy(() -> files.writes(output, "the report"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(words);
    }

    @Test
    void what_a_plan_reads_is_kept_by_whatever_name() throws Exception {
        Path jar = Files.writeString(folder.resolve("j.jar"), "");
        files.reads(PlanJson.read("""
                {"jar": "%s", "function": "a.B::c", "items": "lines:%s"}""".formatted(jar, input)));
        refuses(input, "holds an input of the run and would be lost: write the report to another file.");
        refuses(jar, "holds an input of the run");
        refuses(Files.createSymbolicLink(folder.resolve("soft"), Path.of("in")), "holds an input of the run");
        refuses(Files.createLink(folder.resolve("hard"), input), "holds an input of the run");
        assertThat(files.writes(folder.resolve("out"), "the report").isFile()).isTrue();
    }

    @Test
    void a_file_in_a_folder_of_items_is_kept_and_a_new_one_is_none_of_them() throws Exception {
        Path items = Files.createDirectory(folder.resolve("items"));
        Path item = Files.writeString(items.resolve("one"), "1");
        files.reads(PlanJson.read("{\"workload\": \"files-sha256\", \"items\": \"files:" + items + "\"}"));
        refuses(item, "holds an input of the run");
        assertThat(files.writes(items.resolve("report.html"), "the report").isFile())
                .isTrue();
    }

    @Test
    void two_outputs_go_to_two_places() throws Exception {
        files.saves(folder.resolve("x"));
        refuses(folder.resolve("./x"), "is where the run goes: write the report to another place.");
        refuses(Files.createSymbolicLink(folder.resolve("soft"), Path.of("x")), "is where the run goes");
        files.prints();
        refuses(Path.of("-"), "Standard output is where what is printed goes");
    }

    @Test
    void a_run_is_saved_in_a_regular_file_alone() {
        assertThatThrownBy(() -> files.saves(Path.of("-"))).hasMessageContaining("is not a regular file");
        assertThatThrownBy(() -> files.saves(folder)).hasMessageContaining("is a folder: name a file in it");
    }
}
