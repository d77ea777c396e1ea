package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import io.github.poolscope.testing.RunningJdk;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.SideBySide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The output of the packaged jar in a shell. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WrittenIT {
    @TempDir
    Path home;

    @BeforeAll
    static void with_a_shell() {
        assumeTrue(Files.exists(Path.of("/dev/full")) && Files.exists(Path.of("/bin/bash")), "needs Linux and bash");
    }

    /** Runs a line of the shell in the home, where {@code poolscope} is the jar. */
    private Ended shell(String line) throws IOException, InterruptedException {
        Files.writeString(
                home.resolve("line.sh"),
                "poolscope() { '" + RunningJdk.JAVA + "' -XX:TieredStopAtLevel=1 -jar '"
                        + System.getProperty("poolscope.jar") + "' \"$@\"; }\n" + line + "\n");
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", "line.sh")
                .directory(home.toFile())
                .redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        builder.environment().put("POOLSCOPE_HOME", home.resolve("poolscope").toString());
        return new Jar(home).end(builder.start());
    }

    private static void saved(Path file) throws IOException {
        SavedRun run = SampleRuns.imap("=1");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
    }

    @ParameterizedTest
    @SideBySide
    @CsvSource(
            delimiter = '|',
            value = {
                "poolscope workloads > /dev/full|1|standard output could not be written",
                "poolscope run --workload identity --items 2 --engine threads --json > /dev/full|1|could not be written",
            })
    void what_standard_output_does_not_take_is_told(String line, int code, String words) throws Exception {
        Ended ended = shell(line);
        assertThat(ended.err()).startsWith("poolscope: ").contains(words).hasLineCount(1);
        assertThat(ended.code()).isEqualTo(code);
    }

    @Test
    @SideBySide
    void a_reader_that_stops_reading_ends_nothing_with_an_error() throws Exception {
        Ended ended = shell("poolscope list --json | true; echo ${PIPESTATUS[0]}");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).isEqualTo("0\n");
    }

    @Test
    @SideBySide
    void reports_go_to_devices_pipes_and_standard_output_as_they_are() throws Exception {
        saved(home.resolve("r.poolscope"));
        Ended ended = shell("poolscope report r.poolscope --format csv -o /dev/stdout"
                + " && poolscope report r.poolscope --format csv -o >(cat > piped); wait $!");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("index,task,").contains(",'=1").doesNotContain("/dev/stdout");
        assertThat(home.resolve("piped")).content().startsWith("index,task,");
    }

    @Test
    @SideBySide
    void what_is_read_is_not_written_over() throws Exception {
        Files.writeString(home.resolve("in"), "a\nb\n");
        Ended ended = shell("poolscope run --workload identity --items lines:in --save in");
        assertThat(ended.err())
                .startsWith("poolscope: in holds an input of the run and would be lost")
                .hasLineCount(1);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(home.resolve("in")).content().isEqualTo("a\nb\n");
    }
}
