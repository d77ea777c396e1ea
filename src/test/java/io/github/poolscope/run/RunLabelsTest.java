package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.testing.OldFormats;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TraceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

/** What was there when a run was made, and the labels of the user: one table of the run file. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunLabelsTest {
    private static final About ABOUT = new About(
            "host-1",
            "Linux 6.1 amd64",
            "A CPU @ 2 GHz",
            4,
            16L << 30,
            "cpython 3.11.7",
            "0.1.0",
            "ab".repeat(32),
            OptionalDouble.of(0.25),
            "lesson:imap-keeps-order");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void save() throws Exception {
        file = folder.resolve("a" + RunFolder.ENDING);
        SavedRun run = SampleRuns.imap("x");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace(), () -> ABOUT);
        writer.finish();
    }

    /** Gives the run that its first argument names twenty tags, one by one, whose names begin with the second. */
    static final class Tagger {
        private Tagger() {}

        public static void main(String[] arguments) throws Exception {
            for (int i = 0; i < 20; i++) {
                List<String> tag = List.of(arguments[1] + i);
                RunLabels.change(Path.of(arguments[0]), labels -> labels.withTags(tag));
            }
        }
    }

    @Test
    void what_was_there_comes_back_with_the_run() throws Exception {
        assertThat(RunFile.open(file).about()).isEqualTo(ABOUT);
        assertThat(RunLabels.read(file)).isEqualTo(Labels.NONE);
    }

    @Test
    void what_becomes_known_during_a_run_is_written_with_a_later_round() throws Exception {
        SavedRun run = SampleRuns.imap("x");
        Path later = folder.resolve("b" + RunFolder.ENDING);
        List<About> known = new ArrayList<>(List.of(About.UNKNOWN));
        RunFileWriter writer = RunFileWriter.open(later);
        writer.begin(run.header(), run.trace(), () -> known.get(known.size() - 1));
        known.add(ABOUT.withProgramHash(""));
        known.add(ABOUT);
        writer.finish();
        assertThat(RunFile.open(later).about()).isEqualTo(ABOUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void labels_are_kept_in_files_of_every_format_and_nothing_else_changes(int format) throws Exception {
        if (format < 8) {
            OldFormats.toFormat(file, format);
        }
        String trace = TraceText.of(RunFile.open(file).trace());
        Labels given = RunLabels.change(file, labels -> labels.withName("nightly")
                .withNote("with the\nnew parser")
                .withTags(List.of("class", "b"))
                .withStar(true));
        assertThat(given)
                .isEqualTo(new Labels("nightly", "with the\nnew parser", new TreeSet<>(List.of("b", "class")), true));
        assertThat(RunLabels.read(file)).isEqualTo(given);
        assertThat(RunLabels.change(file, labels -> labels.withName("").withoutTags(List.of("b", "none"))))
                .isEqualTo(given.withName("").withoutTags(List.of("b")));
        assertThat(RunLabels.read(file).tags()).containsExactly("class");
        SavedRun back = RunFile.open(file);
        assertThat(TraceText.of(back.trace())).isEqualTo(trace);
        assertThat(back.about()).isEqualTo(format < 8 ? About.UNKNOWN : ABOUT);
    }

    @Test
    void a_changed_label_does_not_make_an_old_run_look_new_though_the_change_can_be_noticed() throws Exception {
        Instant old = Instant.parse("2026-01-02T03:04:05Z");
        Files.setLastModifiedTime(file, FileTime.from(old));
        RunLabels.change(file, labels -> labels.withStar(true));
        Instant after = Files.getLastModifiedTime(file).toInstant();
        assertThat(after).isAfter(old).isBefore(old.plusSeconds(1));
        RunLabels.change(file, labels -> labels.withStar(true));
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(after);
    }

    @Test
    void two_programs_that_change_labels_at_once_lose_none() throws Exception {
        OtherProgram one = OtherProgram.startWith(JDBC.class, Tagger.class, file.toString(), "a");
        OtherProgram other = OtherProgram.startWith(JDBC.class, Tagger.class, file.toString(), "b");
        int first = one.awaitExit(Duration.ofSeconds(50));
        int second = other.awaitExit(Duration.ofSeconds(50));
        assertThat(List.of(first, second)).as(one.errors() + other.errors()).containsOnly(0);
        assertThat(RunLabels.read(file).tags()).hasSize(40).contains("a0", "a19", "b0", "b19");
    }

    @Test
    void a_run_that_is_being_saved_may_be_given_labels_and_loses_nothing() throws Exception {
        SavedRun run = SampleRuns.imap("x");
        Path live = folder.resolve("live" + RunFolder.ENDING);
        RunFileWriter writer = RunFileWriter.open(live);
        writer.begin(run.header(), run.trace(), () -> ABOUT);
        RunLabels.change(live, labels -> labels.withStar(true));
        writer.finish();
        assertThat(writer.problem()).isEmpty();
        assertThat(RunLabels.read(live).star()).isTrue();
        assertThat(TraceText.of(RunFile.open(live).trace())).isEqualTo(TraceText.of(run.trace()));
        assertThat(RunFile.open(live).about()).isEqualTo(ABOUT);
    }

    @Test
    void a_file_that_another_program_has_locked_is_left_as_it_is() throws Exception {
        byte[] before = Files.readAllBytes(file);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> RunLabels.change(file, labels -> labels.withStar(true)))
                    .isInstanceOf(RunFileException.class)
                    .hasMessageContaining("another program has locked the file");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_read_only_file_is_refused() throws Exception {
        assertThat(file.toFile().setReadOnly()).isTrue();
        if (!Files.isWritable(file)) { // The superuser may write to it anyway.
            assertThatThrownBy(() -> RunLabels.change(file, labels -> labels.withStar(true)))
                    .isInstanceOf(RunFileException.class)
                    .hasMessageContaining("read-only");
        }
        assertThat(RunLabels.read(file)).isEqualTo(Labels.NONE);
    }

    @Test
    void files_that_are_no_runs_or_whose_author_would_run_sql_are_refused_unchanged() throws Exception {
        Path none = Files.writeString(folder.resolve("none" + RunFolder.ENDING), "no database ".repeat(50));
        assertThatThrownBy(() -> RunLabels.change(none, labels -> labels.withStar(true)))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("is not a Poolscope run");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TRIGGER t AFTER INSERT ON about BEGIN DELETE FROM taskel; END");
        }
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> RunLabels.change(file, labels -> labels.withStar(true)))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_view_as_the_table_of_an_older_file_is_neither_read_nor_written() throws Exception {
        OldFormats.toFormat(file, 7);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE VIEW about AS SELECT 'name' AS key, 'computed' AS value");
        }
        assertThat(RunLabels.read(file)).isEqualTo(Labels.NONE);
        assertThatThrownBy(() -> RunLabels.change(file, labels -> labels.withStar(true)))
                .isInstanceOf(RunFileException.class);
    }

    @Test
    void labels_that_are_not_possible_are_refused_with_the_reason() {
        assertThatThrownBy(() -> Labels.NONE.withTags(List.of("two words"))).hasMessageContaining("one word");
        assertThatThrownBy(() -> Labels.NONE.withTags(List.of(""))).hasMessageContaining("one word");
        assertThatThrownBy(() -> Labels.NONE.withName("two\nlines")).hasMessageContaining("one line");
        assertThatThrownBy(() -> Labels.NONE.withName("x".repeat(201))).hasMessageContaining("at most 200");
        assertThatThrownBy(() -> Labels.NONE.withNote("x".repeat(10_001))).hasMessageContaining("10000");
    }
}
