package io.github.poolscope.engine.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the threads of a process waited for a processor, as read from Linux. */
class ProcessorWaitsTest {
    @TempDir
    Path threads;

    private void thread(int number, String schedstat) throws Exception {
        Files.createDirectories(threads.resolve(Integer.toString(number)));
        Files.writeString(threads.resolve(number + "/schedstat"), schedstat);
    }

    @Test
    void all_threads_count_and_those_that_have_ended_still_do() throws Exception {
        thread(7, "1000 50 3\n");
        thread(8, "2000 70 3\n");
        ProcessorWaits waits = new ProcessorWaits(threads);
        assertThat(waits.read()).isEqualTo(120);
        Files.delete(threads.resolve("8/schedstat"));
        Files.delete(threads.resolve("8"));
        thread(7, "1000 90 3\n");
        thread(9, "0 5 1\n");
        assertThat(waits.read()).isEqualTo(90 + 70 + 5);
        thread(9, "0 4 1\n");
        assertThat(waits.read()).as("never less than before").isEqualTo(90 + 70 + 5);
    }

    @Test
    void what_is_not_told_is_not_known() throws Exception {
        assertThat(new ProcessorWaits(threads.resolve("none")).read()).isEqualTo(Trace.NEVER);
        assertThat(new ProcessorWaits(threads).read()).isEqualTo(Trace.NEVER);
        thread(7, "no numbers at all");
        thread(8, "");
        assertThat(new ProcessorWaits(threads).read()).isEqualTo(Trace.NEVER);
    }
}
