package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.session.LiveRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions of the page queries.md, on files of real runs; and statements that are refused. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class QueriesTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sql\\n(.*?)\\n```");
    private static final Offset<Double> TINY = Offset.offset(1e-9);

    @RegisterExtension
    static final TestSession SESSION = new TestSession();

    private static final List<String> QUESTIONS = new ArrayList<>();
    private static Path file = Path.of("");
    private static Path failing = Path.of("");
    private static Trace trace = SampleRuns.recorder().trace();

    @BeforeAll
    static void run() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("src/site/markdown/queries.md")));
        while (block.find()) {
            QUESTIONS.add(block.group(1));
        }
        LiveRun run = SESSION.run(
                "{\"mode\": \"imap\", \"items\": 6, \"processes\": 2, \"engine\": \"threads\", \"workload\": \"sleep-descending\"}");
        file = run.file();
        trace = RunFile.open(file).trace();
        failing = SESSION.run("{\"mode\": \"imap\", \"items\": 4, \"processes\": 2, \"engine\": \"threads\","
                        + " \"workload\": \"fail\"}")
                .file();
    }

    private static RunQuery.Answer ask(int question) throws Exception {
        return RunQuery.ask(file, QUESTIONS.get(question - 1), 30);
    }

    private static double number(RunQuery.Answer answer, int row, int column) {
        return ((Number) Objects.requireNonNull(answer.rows().get(row).get(column))).doubleValue();
    }

    @Test
    void the_page_has_ten_questions_and_each_runs_on_each_file() throws Exception {
        assertThat(QUESTIONS).hasSize(10);
        for (String question : QUESTIONS) {
            assertThat(RunQuery.ask(file, question, 30).columns()).isNotEmpty();
            assertThat(RunQuery.ask(failing, question, 30).columns()).isNotEmpty();
        }
    }

    @Test
    void their_answers_are_those_of_the_trace() throws Exception {
        Taskels taskels = trace.taskels();
        long first = Long.MAX_VALUE;
        long last = 0;
        long longest = 0;
        long sum = 0;
        for (int i = 0; i < taskels.count(); i++) {
            first = Math.min(first, taskels.started(i));
            last = Math.max(last, taskels.ended(i));
            longest = Math.max(longest, taskels.ended(i) - taskels.started(i));
            sum += taskels.ended(i) - taskels.started(i);
        }
        assertThat(number(ask(1), 0, 2)).isCloseTo(longest / 1e6, TINY);
        RunQuery.Answer each = ask(2);
        double all = 0;
        for (int row = 0; row < each.rows().size(); row++) {
            all += number(each, row, 1) * number(each, row, 3);
        }
        assertThat(all).isCloseTo(sum / 1e6, Offset.offset(1e-3));
        assertThat(number(ask(3), 0, 0)).isCloseTo((last - first) / 1e9, TINY);
        Workers workers = trace.workers();
        assertThat(ask(4).rows()).hasSize(2);
        assertThat(number(ask(4), 0, 1)).isBetween(0.0, 1.0);
        RunQuery.Answer held = ask(5);
        assertThat(held.rows()).isNotEmpty();
        int number = (int) number(held, 0, 0);
        assertThat(number(held, 0, 1)).isCloseTo((taskels.delivered(number) - taskels.received(number)) / 1e6, TINY);
        assertThat(ask(6).rows()).isEmpty();
        assertThat(number(ask(8), 0, 2)).isCloseTo((workers.ready(0) - workers.requested(0)) / 1e6, TINY);
        assertThat(ask(9).rows()).isNotEmpty();
        assertThat(ask(10).rows()).anySatisfy(row -> assertThat(row.get(0)).isEqualTo("host"));
    }

    @Test
    void failures_are_found_with_their_reason() throws Exception {
        int failed = RunFile.open(failing).trace().taskels().failedCount();
        assertThat(failed).isPositive();
        assertThat(RunQuery.ask(failing, QUESTIONS.get(5), 30).rows()).hasSize(failed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM taskel",
                "UPDATE run SET state = 'FAILED'",
                "DROP TABLE taskel",
                "ATTACH 'other.db' AS o",
                "PRAGMA user_version = 3",
                "PRAGMA query_only = OFF",
                "VACUUM INTO 'copy.db'",
                "/* SELECT */ DELETE FROM taskel",
                "WITH t AS (SELECT 1) DELETE FROM taskel",
                "SELECT 1; DELETE FROM taskel",
                "",
            })
    void a_statement_that_does_more_than_read_is_refused(String sql) throws Exception {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> RunQuery.ask(file, sql, 30))
                .isInstanceOf(RunFileException.class)
                .hasMessageMatching(".*(only SELECT is allowed|Only one statement is allowed).*");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var all = Files.list(file.resolveSibling(""))) {
            assertThat(all.filter(other -> other.toString().endsWith("-journal")))
                    .isEmpty();
        }
    }

    @Test
    void an_endless_or_wrong_statement_is_told_in_a_sentence() {
        assertThatThrownBy(() -> RunQuery.ask(
                        file,
                        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
                        1))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("longer than 1 s");
        assertThatThrownBy(() -> RunQuery.ask(file, "SELECT * FROM none_such", 30))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("no such table");
        assertThatThrownBy(() -> RunQuery.ask(file, "SELECT load_extension('x')", 30))
                .isInstanceOf(RunFileException.class);
    }

    @Test
    void a_semicolon_within_quotes_or_comments_ends_nothing() throws Exception {
        assertThat(RunQuery.ask(file, "SELECT ';' AS a, \"state\" -- ; and more\nFROM run /* ; */;", 30)
                        .rows())
                .hasSize(1);
    }
}
