package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of the runs in a folder. */
class HistoryTest {
    @TempDir
    Path home;

    private Path save(String name, String began) throws Exception {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.parse(began), 1);
        recorder.state(RunState.COMPLETED, null, 5);
        Path runs = Files.createDirectories(home.resolve("runs"));
        RunFileWriter writer = RunFileWriter.open(runs.resolve(name + RunFolder.ENDING));
        writer.begin(SampleRuns.header("map", 0, 1, 1), recorder.trace());
        writer.finish();
        return runs.resolve(name + RunFolder.ENDING);
    }

    private List<Path> listed() throws Exception {
        return new RunFolder(home).list().stream().map(RunEntry::file).toList();
    }

    /** Files are named by local time, which is set back in autumn and differs between countries. */
    @Test
    void the_newest_is_first_by_the_instant_whatever_its_local_time_was() throws Exception {
        Path summer = save("2026-10-25T02-50-00", "2026-10-25T00:50:00Z");
        Path winter = save("2026-10-25T02-10-00", "2026-10-25T01:10:00Z");
        Path tokyo = save("2026-10-25T10-00-00", "2026-10-25T01:00:00Z");
        Path pacific = save("2026-10-24T19-00-00", "2026-10-25T02:00:00Z");
        assertThat(listed()).containsExactly(pacific, winter, tokyo, summer);
    }

    @Test
    void a_run_that_made_more_taskels_than_it_had_items_had_as_many_as_it_made() throws Exception {
        Path runs = Files.createDirectories(home.resolve("runs"));
        RunFileWriter writer = RunFileWriter.open(runs.resolve("script" + RunFolder.ENDING));
        writer.begin(SampleRuns.header("imap", 1, 2, 1), SampleRuns.imap("x").trace());
        writer.finish();
        assertThat(new RunFolder(home).list()).singleElement().satisfies(entry -> assertThat(
                        entry.summary().orElseThrow().items())
                .isEqualTo(3));
    }

    @Test
    void runs_of_one_second_are_told_apart_by_their_instants_not_by_the_digits_of_their_names() throws Exception {
        Path ninth = save("2026-10-25T10-00-00-9", "2026-10-25T10:00:00.100Z");
        Path tenth = save("2026-10-25T10-00-00-10", "2026-10-25T10:00:00.200Z");
        assertThat(listed()).containsExactly(tenth, ninth);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE run SET state = NULL | no text as state",
                "UPDATE run SET began = 'yesterday' | no instant",
                "UPDATE run SET plan = '{' | damaged",
                "UPDATE run SET items = -5 | -5 as items",
                "DELETE FROM run | table run is empty",
                "DROP TABLE taskel | no table taskel",
                "DROP TABLE run | no table run",
                "PRAGMA application_id = 7 | not a Poolscope run"
            })
    void a_damaged_file_is_listed_with_what_is_wrong_beside_all_others(String command, String told) throws Exception {
        Path good = save("2026-10-25T10-00-00", "2026-10-25T10:00:00Z");
        Path bad = save("2026-10-25T11-00-00", "2026-10-25T11:00:00Z");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + bad);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT * FROM run");
            statement.execute("DROP TABLE run");
            statement.execute("ALTER TABLE kept RENAME TO run");
            statement.execute(command);
        }
        List<RunEntry> entries = new RunFolder(home).list();
        assertThat(entries).extracting(RunEntry::file).containsExactlyInAnyOrder(good, bad);
        for (RunEntry entry : entries) {
            assertThat(entry.problem().isPresent()).isEqualTo(entry.file().equals(bad));
        }
        assertThat(entries)
                .filteredOn(entry -> entry.problem().isPresent())
                .singleElement()
                .satisfies(entry -> assertThat(entry.problem().orElseThrow().toString())
                        .contains(told, bad.toString())
                        .doesNotContain("Exception"));
    }

    @Test
    void what_is_no_database_at_all_is_listed_by_when_it_was_written() throws Exception {
        Path run = save("2026-10-25T10-00-00", "2026-10-25T10:00:00Z");
        Path empty = Files.createFile(home.resolve("runs/a.poolscope"));
        Path text = Files.writeString(home.resolve("runs/b.poolscope"), "text");
        Path folder = Files.createDirectory(home.resolve("runs/c.poolscope"));
        Files.setLastModifiedTime(empty, FileTime.from(Instant.parse("2026-10-25T11:00:00Z")));
        Files.setLastModifiedTime(text, FileTime.from(Instant.parse("2026-10-25T09:00:00Z")));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.parse("2026-10-25T08:00:00Z")));
        assertThat(listed()).containsExactly(empty, run, text, folder);
        assertThat(new RunFolder(home).list())
                .extracting(entry -> entry.problem().map(Object::toString).orElse(""))
                .satisfiesExactly(
                        told -> assertThat(told).contains("is empty"),
                        told -> assertThat(told).isEmpty(),
                        told -> assertThat(told).contains("not a Poolscope run"),
                        told -> assertThat(told).contains("is no file"));
    }

    @Test
    void a_history_that_can_not_be_read_is_told_not_shown_as_empty() throws Exception {
        assertThat(new RunFolder(home).list()).isEmpty();
        Files.createFile(home.resolve("runs"));
        assertThatThrownBy(() -> new RunFolder(home).list())
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("can't be read");
    }
}
