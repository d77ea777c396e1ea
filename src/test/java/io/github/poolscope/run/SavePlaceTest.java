package io.github.poolscope.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TraceText;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Only one run at a time may be saved to a file; a second one is refused without affecting the first. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SavePlaceTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("a.poolscope");
    }

    /**
     * Reserves the places that it is told, line by line, like a program that saves a run there, and never releases
     * them.
     */
    static final class Other {
        private Other() {}

        @SuppressWarnings("ModifiedButNotUsed") // The lock of a place that is garbage-collected is released.
        public static void main(String[] arguments) throws Exception {
            List<SavePlace> taken = new ArrayList<>();
            BufferedReader told = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                try {
                    taken.add(SavePlace.take(Path.of(line)));
                    System.out.println("taken");
                } catch (RunFileHeldException e) {
                    System.out.println("refused");
                }
            }
        }
    }

    private void assertOnly(Path... files) throws Exception {
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactlyInAnyOrder(files);
        }
    }

    private void assertRefused() {
        assertThatThrownBy(() -> RunFileWriter.open(file))
                .isInstanceOf(RunFileHeldException.class)
                .hasMessageContaining("Another run is being saved as " + file);
    }

    @Test
    void a_run_is_whole_though_another_was_to_be_saved_as_the_same_file() throws Exception {
        SavedRun run = SampleRuns.imap("x");
        RunFileWriter writer = RunFileWriter.open(file);
        assertRefused();
        writer.begin(run.header(), run.trace());
        assertRefused();
        writer.finish();
        assertThat(writer.problem()).isEmpty();
        assertThat(TraceText.of(RunFile.open(file).trace())).isEqualTo(TraceText.of(run.trace()));
        assertOnly(file);
        RunFileWriter.open(file).finish();
        assertOnly(file);
    }

    @Test
    void another_program_is_refused_too_and_when_it_is_killed_nothing_of_it_is_in_the_way() throws Exception {
        OtherProgram other = OtherProgram.start(Other.class);
        try {
            RunFileWriter writer = RunFileWriter.open(file);
            assertRefused();
            other.say(file.toString());
            assertThat(other.readLine()).isEqualTo("refused");
            writer.finish();
            other.say(file.toString());
            assertThat(other.readLine()).isEqualTo("taken");
            assertRefused();
            Path kept = folder.resolve("b.poolscope");
            RunFileWriter.open(kept).finish();
            assertRefused();
            other.kill();
            other.awaitExit(Duration.ofSeconds(30));
            RunFileWriter.open(kept).finish();
            assertOnly(file, kept);
            RunFileWriter.open(file).finish();
            assertOnly(file, kept);
        } finally {
            other.kill();
        }
    }

    @Test
    void a_file_that_can_not_be_made_leaves_nothing_behind() throws Exception {
        Path place = Files.createDirectory(folder.resolve("c.poolscope"));
        assertThatThrownBy(() -> RunFileWriter.open(place)).hasMessageContaining("it is a folder");
        assertOnly(place);
        assertThatThrownBy(() -> RunFileWriter.open(folder.resolve("no/d.poolscope")))
                .isInstanceOf(RunFileException.class)
                .isNotInstanceOf(RunFileHeldException.class);
        assertOnly(place);
    }

    @Test
    void a_lock_file_that_can_not_be_locked_does_not_hinder() throws Exception {
        Path lock = Files.createDirectory(folder.resolve(".poolscope-a.poolscope.lock"));
        RunFileWriter.open(file).finish();
        assertOnly(file, lock);
    }
}
