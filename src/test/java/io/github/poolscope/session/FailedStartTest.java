package io.github.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that could not start leaves no file. */
class FailedStartTest {
    private static final Plan PLAN = PlanJson.read("{\"processes\": 0, \"items\": 1, \"workload\": \"identity\"}");

    @TempDir
    Path home;

    /** Prevents writing to the database by making its journal impossible. */
    private static void spoil(Path file) throws IOException {
        Files.createDirectory(file.resolveSibling(file.getFileName() + "-journal"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_file_that_was_made_for_a_run_that_did_not_begin_is_removed() throws Exception {
        Path file = home.resolve("mine.poolscope");
        spoil(file);
        try (Session session = Session.open(new RunFolder(home))) {
            assertThatThrownBy(() -> session.start(PLAN, file)).isInstanceOf(RunFileException.class);
        }
        assertThat(files(home)).isEmpty();
    }

    @Test
    void the_history_has_no_line_of_it() throws Exception {
        RunFolder history = new RunFolder(home);
        for (int second = 0; second < 90; second++) {
            Path file = history.newFile(Instant.now().plusSeconds(second));
            Files.delete(file);
            spoil(file);
        }
        try (Session session = Session.open(history)) {
            assertThatThrownBy(() -> session.start(PLAN)).isInstanceOf(RunFileException.class);
        }
        assertThat(history.list()).isEmpty();
    }

    @Test
    void a_file_that_was_there_before_is_not_removed() throws Exception {
        Path file = Files.createFile(home.resolve("mine.poolscope"));
        spoil(file);
        try (Session session = Session.open(new RunFolder(home))) {
            assertThatThrownBy(() -> session.start(PLAN, file)).isInstanceOf(RunFileException.class);
        }
        assertThat(file).exists();
    }
}
