package io.github.poolscope.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.run.About;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunLabels;
import io.github.poolscope.run.RunPicture;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The index of the history: the same runs as from the files, and never needed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunIndexTest {
    private static final About ABOUT =
            new About("host-1", "Linux", "CPU", 4, 1L << 34, "java 17", "0.1", "", OptionalDouble.of(0.5), "");

    @TempDir
    Path home;

    private RunFolder folder = new RunFolder(Path.of(""));
    private Path index = Path.of("");

    @BeforeEach
    void make() throws Exception {
        folder = new RunFolder(home);
        index = home.resolve("index.db");
        for (String name : List.of("a", "b", "c")) {
            SavedRun run = SampleRuns.imap(name);
            Files.createDirectories(folder.path());
            RunFileWriter writer = RunFileWriter.open(folder.path().resolve(name + RunFolder.ENDING));
            writer.begin(run.header(), run.trace(), () -> ABOUT);
            writer.finish();
        }
        RunLabels.change(
                file("b"),
                labels -> labels.withName("nightly").withNote("two\nlines").withStar(true));
    }

    private Path file(String name) {
        return folder.path().resolve(name + RunFolder.ENDING);
    }

    private List<KeptRun> list() throws Exception {
        return new RunIndex(folder).list();
    }

    /** Returns the runs as their files say. */
    private List<KeptRun> fromFiles() throws Exception {
        return folder.files().stream()
                .map(found -> KeptRun.of(found.file()))
                .sorted(KeptRun.NEWEST_FIRST)
                .toList();
    }

    @Test
    void runs_of_the_index_are_those_of_the_files() throws Exception {
        List<KeptRun> first = list();
        assertThat(first).isEqualTo(fromFiles());
        RunIndex later = new RunIndex(folder);
        later.load();
        assertThat(folder.files())
                .allSatisfy(found -> assertThat(later.find(found)).isPresent());
        assertThat(later.list()).isEqualTo(first);
        KeptRun labelled = later.list().stream()
                .filter(run -> run.file().equals(file("b")))
                .findFirst()
                .orElseThrow();
        assertThat(labelled.labels()).isEqualTo(RunLabels.read(file("b")));
        assertThat(labelled.about()).isEqualTo(ABOUT);
        assertThat(labelled.details().picture().lanes()).isPositive();
    }

    @Test
    void a_changed_label_is_seen_though_the_index_knows_the_run() throws Exception {
        list();
        RunLabels.change(file("a"), labels -> labels.withName("renamed"));
        assertThat(list()).extracting(run -> run.labels().name()).contains("renamed", "nightly");
    }

    @Test
    void files_that_are_gone_are_forgotten_and_new_ones_are_read() throws Exception {
        list();
        Files.move(file("c"), file("d"));
        assertThat(list()).extracting(KeptRun::file).containsExactlyInAnyOrder(file("a"), file("b"), file("d"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + index);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT group_concat(file, ' ') FROM (SELECT file FROM run ORDER BY file)")) {
            assertThat(row.getString(1)).isEqualTo("a.poolscope b.poolscope d.poolscope");
        }
    }

    @Test
    void an_index_that_is_damaged_or_of_another_version_is_made_anew() throws Exception {
        List<KeptRun> right = list();
        byte[] whole = Files.readAllBytes(index);
        for (byte[] bad : List.of("no database ".repeat(999).getBytes(UTF_8), new byte[0], shortened(whole))) {
            Files.write(index, bad);
            assertThat(list()).isEqualTo(right);
            RunIndex later = new RunIndex(folder);
            assertThat(later.list()).isEqualTo(right);
        }
        Files.write(index, whole);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + index);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE run DROP COLUMN makespan");
            statement.execute("PRAGMA user_version = 77");
        }
        assertThat(list()).isEqualTo(right);
        RunIndex later = new RunIndex(folder);
        later.load();
        assertThat(folder.files())
                .allSatisfy(found -> assertThat(later.find(found)).isPresent());
    }

    private static byte[] shortened(byte[] whole) {
        byte[] half = new byte[whole.length / 2];
        System.arraycopy(whole, 0, half, 0, half.length);
        return half;
    }

    @Test
    void a_folder_that_can_not_be_written_has_no_index_and_the_same_runs() throws Exception {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(list()).isEqualTo(fromFiles());
        } finally {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void a_folder_in_place_of_the_index_is_no_harm() throws Exception {
        Files.createDirectory(index);
        assertThat(list()).isEqualTo(fromFiles());
    }

    @Test
    void a_run_that_can_not_be_read_is_listed_with_its_reason_and_not_kept() throws Exception {
        Files.writeString(file("c"), "nothing");
        assertThat(list())
                .filteredOn(run -> run.summary().isEmpty())
                .singleElement()
                .satisfies(run -> assertThat(run.entry().problem().orElseThrow().toString())
                        .contains("c.poolscope"));
        RunIndex later = new RunIndex(folder);
        later.load();
        assertThat(folder.files().stream().filter(found -> later.find(found).isPresent()))
                .hasSize(2);
    }

    /** Lists the history ten times, each time without an index. */
    static final class Lister {
        private Lister() {}

        public static void main(String[] arguments) throws Exception {
            for (int i = 0; i < 10; i++) {
                RunIndex made = new RunIndex(new RunFolder(Path.of(arguments[0])));
                if (made.list().size() != Integer.parseInt(arguments[1])) {
                    throw new IllegalStateException("not all runs");
                }
                Files.deleteIfExists(Path.of(arguments[0], "index.db"));
            }
        }
    }

    @Test
    void two_lists_at_once_are_both_whole() throws Exception {
        MadeHistory.make(folder, 60);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            try {
                Lister.main(new String[] {home.toString(), "63"});
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Lister.main(new String[] {home.toString(), "63"});
        other.get(50, TimeUnit.SECONDS);
        assertThat(list()).isEqualTo(fromFiles());
    }

    @Test
    void the_picture_of_a_run_shows_when_its_workers_worked() throws Exception {
        RunPicture picture = KeptRun.of(file("a")).details().picture();
        assertThat(RunPicture.of(picture.bytes())).isEqualTo(picture);
        double sum = 0;
        for (int lane = 0; lane < picture.lanes(); lane++) {
            for (int column = 0; column < RunPicture.COLUMNS; column++) {
                assertThat(picture.busy(lane, column)).isBetween(0.0, 1.0);
                sum += picture.busy(lane, column);
            }
        }
        var trace = io.github.poolscope.run.RunFile.open(file("a")).trace();
        double busy = 0;
        for (int i = 0; i < trace.taskels().count(); i++) {
            busy += trace.taskels().ended(i) - trace.taskels().started(i);
        }
        assertThat(sum / RunPicture.COLUMNS).isCloseTo(busy / trace.now(), org.assertj.core.data.Offset.offset(0.02));
        assertThat(RunPicture.of(new byte[7])).isEqualTo(RunPicture.NONE);
    }
}
