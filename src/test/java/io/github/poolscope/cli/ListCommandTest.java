package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.history.KeptRun;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunDetails;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the history is printed. */
class ListCommandTest {
    private static final Instant AT = Instant.parse("2026-11-20T19:40:02Z");

    private static KeptRun entry(String name, String plan, RunState state, RunWriting writing, int failed) {
        Plan read = PlanJson.read(plan);
        boolean began = state != RunState.STARTING;
        RunSummary summary = new RunSummary(
                read,
                AT,
                state,
                writing,
                12,
                began ? 10 : 0,
                failed,
                1,
                3,
                2,
                2_500_000_000L,
                began ? 1_250_000_000L : Trace.NEVER,
                began ? 0.58 : Double.NaN);
        return new KeptRun(new RunEntry(Path.of(name), AT, Optional.of(summary), Optional.empty()), RunDetails.NONE);
    }

    private static String printed(boolean json, KeptRun... entries) {
        StringWriter text = new StringWriter();
        ListCommand.print(List.of(entries), json, new PrintWriter(text));
        return text.toString();
    }

    @Test
    void each_run_is_a_line_under_the_heads_of_its_columns() {
        List<String> lines = printed(
                        false,
                        entry("a", "{\"mode\": \"imap\"}", RunState.COMPLETED, RunWriting.NONE, 2),
                        entry(
                                "b",
                                "{\"mode\": \"map\", \"processes\": 0}",
                                RunState.STARTING,
                                RunWriting.BY_ANOTHER_PROGRAM,
                                0))
                .lines()
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .containsSubsequence("when", "outcome", "workload", "mode", "pool", "wall", "utilisation", "file");
        assertThat(lines.get(1))
                .containsSubsequence(
                        "completed, 2 failed",
                        "sleep-descending",
                        "10/12",
                        "imap",
                        "3",
                        "2",
                        "spawn",
                        "2.50 s",
                        "1.25 s",
                        "58 %",
                        "a");
        assertThat(lines.get(2))
                .containsSubsequence("starting in another program", "0/12", "map", "no pool", "–", "–", "2.50 s", "b");
        assertThat(lines.get(1).lastIndexOf('a')).isEqualTo(lines.get(2).lastIndexOf('b'));
    }

    @Test
    void a_file_that_can_not_be_read_is_a_line_with_the_reason() {
        KeptRun broken = new KeptRun(
                new RunEntry(
                        Path.of("x"),
                        AT,
                        Optional.empty(),
                        Optional.of(Phrase.asItIs("The run file x is damaged: it is odd."))),
                RunDetails.NONE);
        assertThat(printed(false, broken))
                .isEqualToIgnoringNewLines("unreadable: The run file x is damaged: it is odd.");
        assertThat(printed(true, broken)).contains("\"problem\" : \"The run file x is damaged: it is odd.\"");
    }

    @Test
    void json_has_null_for_what_is_not_known() {
        assertThat(printed(
                        true, entry("b", "{\"mode\": \"map\"}", RunState.STARTING, RunWriting.BY_ANOTHER_PROGRAM, 0)))
                .contains(
                        "\"outcome\" : \"starting\"",
                        "\"makespanSeconds\" : null",
                        "\"utilisation\" : null",
                        "\"runningElsewhere\" : true");
    }
}
