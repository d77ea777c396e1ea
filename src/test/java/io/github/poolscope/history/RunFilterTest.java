package io.github.poolscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.About;
import io.github.poolscope.run.Labels;
import io.github.poolscope.run.RunDetails;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunPicture;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter line of the history, in the window and on the command line. */
class RunFilterTest {
    private static final long SECOND = 1_000_000_000;
    private static final KeptRun A = run(
            "a",
            "{\"mode\": \"imap\", \"items\": 8, \"processes\": 4}",
            RunState.COMPLETED,
            0,
            3 * SECOND,
            new Labels("nightly build", "slow since May", new TreeSet<>(List.of("class", "b")), true));
    private static final KeptRun B = run(
            "b",
            "{\"mode\": \"map\", \"items\": 8, \"processes\": 2, \"engine\": \"cpython\"}",
            RunState.COMPLETED,
            1,
            20_000_000,
            Labels.NONE);
    private static final KeptRun C = run(
            "c",
            "{\"mode\": \"imap\", \"items\": 8, \"processes\": 8, \"engine\": \"threads\"}",
            RunState.INTERRUPTED,
            0,
            SECOND,
            new Labels("star gazer", "", new TreeSet<>(List.of("Class")), false));
    private static final KeptRun D = new KeptRun(
            new RunEntry(
                    Path.of("d.poolscope"),
                    Instant.parse("2026-11-03T12:00:00Z"),
                    Optional.empty(),
                    Optional.of(Phrase.of("run.file.empty", "d"))),
            RunDetails.NONE);

    private static KeptRun run(String name, String plan, RunState state, int failed, long wall, Labels labels) {
        Instant began = Instant.parse("2026-11-" + (name.equals("a") ? "01" : "02") + "T12:00:00Z");
        int workers = PlanJson.read(plan).workers();
        RunSummary summary = new RunSummary(
                PlanJson.read(plan), began, state, RunWriting.NONE, 8, 8, failed, 1, workers, 1, wall, wall / 2, 0.75);
        About about = new About(
                "host-" + name, "Linux", "Xeon", 4, 0, "java 17.0.2", "", "ab12", OptionalDouble.empty(), "lesson:x");
        return new KeptRun(
                new RunEntry(Path.of(name + ".poolscope"), began, Optional.of(summary), Optional.empty()),
                new RunDetails(labels, about, RunPicture.NONE));
    }

    private static String found(String line) {
        RunFilter filter = RunFilter.parse(line);
        StringBuilder names = new StringBuilder();
        for (KeptRun run : List.of(A, B, C, D)) {
            if (filter.accepts(run)) {
                names.append(run.file().toString().charAt(0));
            }
        }
        return names.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode:imap wall>2s tag:class star | a",
                "mode:imap | ac",
                "mode:IMAP -star | c",
                "wall>2s | a",
                "wall>=1s | ac",
                "wall<1s | b",
                "wall<=20ms | b",
                "makespan>=1500ms | a",
                "tag:class | ac",
                "tag:clas | ''",
                "-tag:class | bd",
                "star | a",
                "-star | bcd",
                "'\"star\"' | c",
                "state:failed | b",
                "state:completed | ab",
                "state:interrupted | c",
                "state:unreadable | d",
                "workers>=4 | ac",
                "workers:2 | b",
                "engine:cpython | b",
                "name:nightly | a",
                "name:\"nightly build\" | a",
                "\"slow since\" | a",
                "nightly may | a",
                "NIGHTLY | a",
                "host:host-b | b",
                "cores>=4 utilisation>70% | abc",
                "part:lesson | abc",
                "hash:AB | abc",
                "began:2026-11-01 | a",
                "began>2026-11-01 | bcd",
                "began>=2026-11-01 began<2026-11-03 | abc",
                "failed>0 | b",
                "chunksize:1 taskels:8 pools:1 runtime:java cpu:xeon workload:sleep | abc",
                "'' | abcd",
                "'   ' | abcd",
                "host-a -nightly | ''",
            })
    void a_line_finds(String line, String expected) {
        String unquoted = line.startsWith("'") ? line.substring(1, line.length() - 1) : line;
        assertThat(found(unquoted)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour:red", "mode:quick", "engine:steam", "state:gone", "wall:2s", "wall>soon", "workers>many",
                "workers>-1", "began:yesterday", "tag:", "wall>", "failed>1e9", "name>a", "began:2026-13-01"
            })
    void what_makes_no_sense_is_told_in_one_sentence_in_both_languages(String line) {
        assertThatThrownBy(() -> RunFilter.parse("star " + line))
                .isInstanceOfSatisfying(RunFilterException.class, error -> {
                    assertThat(error.getMessage()).contains("'" + line + "'").endsWith(".");
                    assertThat(error.why().in(Language.CHINESE))
                            .contains(line)
                            .endsWith("。")
                            .isNotEqualTo(error.getMessage());
                });
    }

    @Test
    void words_may_also_occur_in_what_a_table_shows() {
        assertThat(RunFilter.parse("3.00").accepts(A, "3.00 s\n4")).isTrue();
        assertThat(RunFilter.parse("3.00").accepts(A)).isFalse();
        assertThat(RunFilter.parse(" ").isEmpty()).isTrue();
    }
}
