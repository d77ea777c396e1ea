package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy through which a damaged or unfinished file is read. */
class FileCopyTest {
    @TempDir
    Path folder;

    @Test
    void a_copy_has_its_owners_name_by_which_it_is_cleared_away_after_a_program_that_was_killed() throws Exception {
        Path file = Files.writeString(folder.resolve("a.poolscope"), "a run");
        Files.writeString(folder.resolve("a.poolscope-wal"), "its log");
        Path copied;
        try (FileCopy copy = FileCopy.of(file)) {
            copied = copy.file();
            assertThat(copied).hasContent("a run");
            assertThat(copied.toString())
                    .contains("/poolscope-" + ProcessHandle.current().pid() + "-");
            assertThat(copied.resolveSibling("run-wal")).hasContent("its log");
        }
        assertThat(copied.resolveSibling(".")).doesNotExist();
    }
}
