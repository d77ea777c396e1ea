package io.github.poolscope.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunLabels;
import io.github.poolscope.testing.SampleRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are deleted and restored as they were, and found by what a user calls them. */
class DeletedRunsTest {
    @TempDir
    Path home;

    private RunFolder folder = new RunFolder(Path.of(""));
    private DeletedRuns deleted = new DeletedRuns(folder);

    @BeforeEach
    void make() throws Exception {
        folder = new RunFolder(home);
        deleted = new DeletedRuns(folder);
    }

    private Path save(String name) throws Exception {
        return MadeHistory.save(folder, name, SampleRuns.imap(name));
    }

    @Test
    void a_deleted_run_is_restored_byte_for_byte_with_its_time() throws Exception {
        Path file = save("a");
        byte[] before = Files.readAllBytes(file);
        FileTime time = Files.getLastModifiedTime(file);
        Path gone = deleted.delete(file);
        assertThat(file).doesNotExist();
        assertThat(deleted.files()).containsExactly(gone);
        assertThat(new RunIndex(folder).list()).isEmpty();
        assertThat(deleted.restore(deleted.find("a"))).isEqualTo(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        assertThat(deleted.files()).isEmpty();
    }

    @Test
    void neither_deleting_nor_restoring_overwrites_a_file() throws Exception {
        Path first = deleted.delete(save("a"));
        byte[] one = Files.readAllBytes(first);
        Path second = deleted.delete(save("a"));
        assertThat(second).isNotEqualTo(first);
        assertThat(Files.readAllBytes(first)).isEqualTo(one);
        assertThatThrownBy(() -> deleted.find("z")).isInstanceOf(RunFileException.class);
        Path again = save("a");
        byte[] third = Files.readAllBytes(again);
        assertThatThrownBy(() -> deleted.restore(second))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("already");
        assertThat(Files.readAllBytes(again)).isEqualTo(third);
        assertThat(second).exists();
        Files.delete(again);
        assertThat(deleted.restore(second)).isEqualTo(again);
    }

    @Test
    void a_run_that_is_being_saved_or_is_elsewhere_is_not_deleted() throws Exception {
        Path live = folder.newFile(Instant.now());
        RunFileWriter writer = RunFileWriter.open(live);
        assertThatThrownBy(() -> deleted.delete(live))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("still being saved");
        writer.finish();
        assertThat(live).exists();
        Path elsewhere = Files.createFile(home.resolve("x.poolscope"));
        assertThatThrownBy(() -> deleted.delete(elsewhere)).hasMessageContaining("not in the history");
        assertThat(elsewhere).exists();
        assertThatThrownBy(() -> deleted.delete(folder.path().resolve("none.poolscope")))
                .isInstanceOf(RunFileException.class);
    }

    @Test
    void a_run_is_found_by_file_name_start_or_label() throws Exception {
        assertThatThrownBy(() -> RunName.find(folder, "latest")).hasMessageContaining("no run yet");
        Path one = save("2026-11-20T10-00-00");
        Path other = save("2026-11-21T10-00-00");
        RunLabels.change(other, labels -> labels.withName("nightly build"));
        assertThat(RunName.find(folder, one.toString())).isEqualTo(one);
        assertThat(RunName.find(folder, "2026-11-20T10-00-00")).isEqualTo(one);
        assertThat(RunName.find(folder, "2026-11-20T10-00-00.poolscope")).isEqualTo(one);
        assertThat(RunName.find(folder, "2026-11-20")).isEqualTo(one);
        assertThat(RunName.find(folder, "nightly build")).isEqualTo(other);
        assertThat(RunName.find(folder, "night")).isEqualTo(other);
        assertThat(RunName.find(folder, "latest")).isIn(one, other);
        assertThatThrownBy(() -> RunName.find(folder, "2026"))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("names 2 runs");
        assertThatThrownBy(() -> RunName.find(folder, "x")).hasMessageContaining("There is no run 'x'");
        assertThatThrownBy(() -> RunName.find(folder, "")).isInstanceOf(RunFileException.class);
    }
}
