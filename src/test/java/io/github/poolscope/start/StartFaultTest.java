package io.github.poolscope.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which reasons for a failed start are temporary, and the messages. */
class StartFaultTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot run program \"java\": error=11, Resource temporarily unavailable",
                "Cannot run program \"java\": error=12, 内存不足",
                "Cannot run program \"java\": Exec failed, error: 26 (Text file busy)",
                "java: Too many open files",
                "os::commit_memory(0x0, 4096, 0) failed; error='Not enough space' (errno=12)",
                "java.lang.OutOfMemoryError: unable to create native thread",
            })
    void what_the_system_has_none_of_at_the_moment_passes(String words) {
        assertThat(StartFault.ofProcess(new IOException(words)))
                .isInstanceOf(TransientStartException.class)
                .hasMessage(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot run program \"java\": error=2, No such file or directory",
                "Cannot run program \"java\": error=13, Permission denied",
                "Cannot run program \"java\": error=7, Argument list too long",
                "Cannot run program \"java\": Exec failed, error: 2 (No such file or directory)",
                "Unrecognized VM option 'Error11'",
            })
    void what_would_be_the_same_the_next_time_does_not(String words) {
        assertThat(StartFault.ofProcess(new IOException(words))).isNotInstanceOf(TransientStartException.class);
    }

    @Test
    void a_folder_that_is_full_missing_or_no_folder_is_named_with_a_remedy() throws Exception {
        IOException full = StartFault.ofFile(
                folder, 4096, new FileSystemException(folder.toString(), null, "No space left on device"));
        assertThat(full)
                .isInstanceOf(TransientStartException.class)
                .hasMessageStartingWith("no space left in " + folder)
                .hasMessageContaining("java.io.tmpdir");
        assertThat(StartFault.ofFile(folder, Long.MAX_VALUE, new IOException("在设备上没有空间")))
                .as("in a language of its own")
                .hasMessageStartingWith("no space left in " + folder);
        Path missing = folder.resolve("missing");
        assertThat(StartFault.ofFile(missing, 1, new IOException("?")))
                .isNotInstanceOf(TransientStartException.class)
                .hasMessageContaining(missing + ": the folder for temporary files does not exist");
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(StartFault.ofFile(file, 1, new IOException("?"))).hasMessageContaining("is no folder");
    }
}
