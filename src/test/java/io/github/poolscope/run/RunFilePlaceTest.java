package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TraceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run file's path becomes part of a database URL, in which some characters are special. */
class RunFilePlaceTest {
    private static final long SEED = 20_261_129;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what?cache=shared&busy_timeout=5&x.poolscope",
                "?mode=memory/run#1?journal_mode=WAL&.poolscope",
                "100%25 of %41;b/c&d=e.poolscope",
                "file:x/:memory:.poolscope",
                "a b/ä😀'\"\\.poolscope"
            })
    void a_run_is_saved_under_the_name_that_was_given_and_opens_again(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        SavedRun run = SampleRuns.imap("x");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
        assertThat(writer.problem()).isEmpty();
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
        assertThat(TraceText.of(RunFile.open(file).trace())).isEqualTo(TraceText.of(run.trace()));
        assertThat(RunEntry.of(file).problem()).isEmpty();
    }

    @Test
    void a_run_is_saved_under_a_name_made_at_random() throws Exception {
        String name = new Random(SEED)
                .ints(40, ' ', 0x17F)
                .filter(character -> character != '/' && !Character.isISOControl(character))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        a_run_is_saved_under_the_name_that_was_given_and_opens_again(
                name + "?read_uncommitted=true&" + name + ".poolscope");
    }
}
