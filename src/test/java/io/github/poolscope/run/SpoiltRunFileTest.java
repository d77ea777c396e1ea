package io.github.poolscope.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TraceText;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Malicious run files, each constructed; {@code fuzz} makes random ones. */
class SpoiltRunFileTest {
    private static final String ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c)"
            + " SELECT x AS number, 0 AS first, 0 AS size, 0 AS worker, 0 AS dispatched FROM c";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void save() throws RunFileException {
        file = folder.resolve("a.poolscope");
        RunFileWriter writer = RunFileWriter.open(file);
        SavedRun run = SampleRuns.imap("x");
        writer.begin(run.header(), run.trace());
        writer.finish();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private void execute(String... commands) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private Map<Path, Object> files() throws IOException {
        Map<Path, Object> files = new HashMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                files.put(each, List.of(Files.getLastModifiedTime(each), ByteBuffer.wrap(Files.readAllBytes(each))));
            }
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE task SET number = 2000000000 WHERE number = 2 | 2000000000 as number",
                "UPDATE task SET size = 2147483647 | 2147483647 as size",
                "UPDATE task SET first = -1 | -1 as first",
                "UPDATE taskel SET number = 99 WHERE number = 1 | rows are missing",
                "UPDATE taskel SET worker = 7 WHERE number = 1 | 7 as worker",
                "UPDATE taskel SET started_rank = 1 | rows are there twice",
                "UPDATE taskel SET outcome = 'PERHAPS' | the word \"PERHAPS\"",
                "UPDATE sample SET worker = 2147483647 | 2147483647 as worker",
                "UPDATE worker SET slot = 2147483647 | 2147483647 as slot",
                "UPDATE worker SET pid = -2 | -2 as pid",
                "UPDATE run SET items = 9223372036854775807 | 9223372036854775807 as items",
                "UPDATE run SET last_seen = 'soon' | no whole number as last_seen",
                "UPDATE run SET began = '+999999999-12-31T23:59:59Z' | no instant",
                "UPDATE failure SET taskel = 3 | 3 as taskel",
                "UPDATE call SET kind = x'00' | no text as kind"
            })
    void what_can_not_be_is_told_with_its_table_and_column(String command, String told) throws Exception {
        execute(command);
        assertThatThrownBy(() -> RunFile.open(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("is damaged: in the table ")
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE VIEW task AS " + ENDLESS,
                "CREATE VIEW task AS SELECT * FROM kept",
                "CREATE VIRTUAL TABLE task USING fts5(number, first, size, worker, dispatched)",
                "CREATE TABLE task (number, first AS (printf('%.*c', 900000000, 'x')), size, worker, dispatched)",
                "CREATE TABLE task (number, size, worker, dispatched)"
            })
    void what_is_no_plain_table_of_the_schema_is_not_read(String command) throws Exception {
        execute("ALTER TABLE task RENAME TO kept", command);
        assertThatThrownBy(() -> RunFile.open(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("is damaged: ")
                .hasMessageContaining("table task");
    }

    @Test
    void tables_and_triggers_that_are_not_of_the_schema_do_no_harm() throws Exception {
        execute(
                "CREATE TABLE mine AS " + ENDLESS + " LIMIT 10",
                "CREATE TRIGGER t AFTER UPDATE ON run BEGIN DELETE FROM taskel; END",
                "CREATE VIEW v AS " + ENDLESS,
                "CREATE INDEX i ON taskel(outcome)");
        assertThat(RunFile.open(file).trace().taskels().count()).isEqualTo(3);
    }

    /**
     * Every page of a table's tree refers to the same pages: a few kilobytes contain more rows than can ever be read.
     */
    @Test
    void a_tree_of_pages_that_leads_into_itself_comes_to_an_end() throws Exception {
        execute(
                "CREATE TABLE many AS WITH RECURSIVE c(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM c LIMIT 30000)"
                        + " SELECT * FROM taskel, c WHERE number = 0",
                "DROP TABLE taskel",
                "ALTER TABLE many RENAME TO taskel");
        int root = number("SELECT rootpage FROM sqlite_schema WHERE name = 'taskel'");
        int size = number("PRAGMA page_size");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer page = ByteBuffer.wrap(bytes, (root - 1) * size, size).slice();
        int cells = page.getShort(3);
        for (int cell = 0; cell < cells; cell++) {
            page.putInt(page.getShort(12 + 2 * cell), root);
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> RunFile.open(file)).isInstanceOf(RunFileException.class);
        assertThat(RunEntry.of(file).problem()).isPresent();
    }

    private int number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(query).getInt(1);
        }
    }

    @Test
    void a_picture_takes_the_room_of_what_is_there_not_of_what_the_file_says() throws Exception {
        execute("UPDATE run SET items = 1000000000");
        SavedRun run = RunFile.open(file);
        OrderPicture picture = OrderPicture.of(run.header(), run.trace());
        assertThat(picture.count()).isEqualTo(1_000_000_000);
        assertThat(picture.completed()).hasSize(3);
        assertThat(picture.completed(999_999_999)).isEqualTo(-1);
    }

    @Test
    void what_a_plan_says_is_told_with_its_beginning_alone() throws Exception {
        execute("UPDATE run SET plan = '{\"mode\": \"' || printf('%.*c', 900000, 'x') || '\"}'");
        assertThatThrownBy(() -> RunFile.open(file))
                .hasMessageContaining("xxx…")
                .message()
                .hasSizeLessThan(1_000);
    }

    /** Without its library, the file can't be judged. */
    @Test
    void a_file_is_not_called_damaged_where_the_library_that_reads_it_is_missing() {
        OpenRun.Reading<Object> withoutLibrary = run -> {
            throw new SqliteLibrary.MissingException(Phrase.of("run.library.no-folder", "/gone"));
        };
        assertThatThrownBy(() -> OpenRun.read(file, withoutLibrary))
                .isInstanceOfSatisfying(RunFileException.class, e -> {
                    assertThat(e).hasMessageContaining("can't be loaded (/gone: no such folder)");
                    assertThat(e.why().in(Language.CHINESE)).contains("没有这个文件夹").doesNotContain("损坏");
                });
    }

    @Test
    void a_file_with_a_log_beside_it_is_read_without_a_trace() throws Exception {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("UPDATE run SET state = 'CANCELLED'");
            Map<Path, Object> before = files();
            assertThat(RunFile.open(file).trace().state().name()).isEqualTo("CANCELLED");
            assertThat(RunEntry.of(file).problem()).isEmpty();
            assertThat(files()).isEqualTo(before);
        }
    }

    @Test
    void a_commit_that_its_program_did_not_live_to_end_is_taken_back_for_the_reader_alone() throws Exception {
        String whole = TraceText.of(RunFile.open(file).trace());
        killInCommit();
        Map<Path, Object> before = files();
        assertThat(before).hasSize(2);
        assertThat(TraceText.of(RunFile.open(file).trace())).isEqualTo(whole);
        assertThat(RunEntry.of(file).problem()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    /** SQLite would delete the file that such a journal names. */
    @Test
    void a_journal_that_names_another_file_is_not_believed() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "of value");
        killInCommit();
        byte[] name = victim.toString().getBytes(UTF_8);
        int sum = 0;
        for (byte each : name) {
            sum += each;
        }
        ByteBuffer end = ByteBuffer.allocate(4 + name.length + 16);
        end.putInt((int) (0x40000000L / number("PRAGMA page_size")) + 1)
                .put(name)
                .putInt(name.length)
                .putInt(sum);
        end.putLong(0xd9d505f920a163d7L);
        Files.write(folder.resolve("a.poolscope-journal"), end.array(), StandardOpenOption.APPEND);
        assertThatThrownBy(() -> RunFile.open(file)).hasMessageContaining("names another file");
        assertThat(victim).hasContent("of value");
    }

    /** Leaves the files as they are during a commit: pages changed, journal still there. */
    private void killInCommit() throws Exception {
        Path journal = folder.resolve("a.poolscope-journal");
        byte[] held;
        byte[] pages;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 1");
            statement.execute("PRAGMA cache_spill = 1");
            connection.setAutoCommit(false);
            statement.execute("UPDATE taskel SET result = printf('%.*c', 100000, 'y')");
            statement.execute("UPDATE run SET error = printf('%.*c', 100000, 'y')");
            held = Files.readAllBytes(journal);
            pages = Files.readAllBytes(file);
            connection.rollback();
        }
        Files.write(file, pages);
        Files.write(journal, held);
        assertThat(held.length).isPositive();
    }
}
