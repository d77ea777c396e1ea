package io.github.poolscope.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Safeguards;
import io.github.poolscope.testing.OldFormats;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TalkRuns;
import io.github.poolscope.testing.TraceText;
import io.github.poolscope.testing.WatchedRuns;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.WorkerRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run files: written, read back, damaged. */
class RunFileTest {
    @TempDir
    Path folder;

    private Path saved(SavedRun run) throws Exception {
        Path file = folder.resolve("a.poolscope");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
        assertThat(writer.problem()).isEmpty();
        return file;
    }

    @Test
    void everything_comes_back() throws Exception {
        SavedRun run = SampleRuns.imap("ä😀\n'\"");
        SavedRun again = RunFile.open(saved(run));
        assertThat(TraceText.of(again.trace())).isEqualTo(TraceText.of(run.trace()));
        assertThat(again.header()).isEqualTo(run.header());
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void opening_changes_nothing_and_needs_no_writable_folder() throws Exception {
        Path file = saved(SampleRuns.imap("x"));
        byte[] before = Files.readAllBytes(file);
        assertThat(file.toFile().setWritable(false)).isTrue();
        RunFile.open(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_is_written_while_the_run_goes_on_and_opens_as_interrupted() throws Exception {
        TraceRecorder recorder = TraceRecorder.live();
        Path file = folder.resolve("live.poolscope");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(SampleRuns.header("imap", 5, 1, 1), recorder.trace());
        recorder.submitted(5, System.nanoTime());
        recorder.completed(2, 0, System.nanoTime(), System.nanoTime(), 0, System.nanoTime(), Outcome.SUCCEEDED);
        await().until(() -> RunFile.open(file).trace().taskels().completedCount() == 1);
        SavedRun sofar = RunFile.open(file);
        assertThat(sofar.trace().state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(sofar.trace().taskels().count()).isEqualTo(5);
        assertThat(sofar.trace().end()).isPositive();
        recorder.state(RunState.COMPLETED, null, System.nanoTime());
        writer.finish();
        assertThat(RunFile.open(file).trace().state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void a_dispatch_that_is_told_after_the_taskel_has_begun_is_in_the_file() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 41233, 10, 50);
        Path file = folder.resolve("late.poolscope");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(SampleRuns.header("imap", 2, 1, 1), recorder.trace());
        recorder.submitted(2, 60);
        int first = recorder.task(0, 1);
        int second = recorder.task(1, 1);
        recorder.started(0, 0, 80_000_000);
        await().until(() -> RunFile.open(file).trace().taskels().startedCount() == 1);
        recorder.dispatched(new int[] {first}, 0, 70_000_000);
        SampleRuns.taskel(recorder, 0, 0, 80, 90, Outcome.SUCCEEDED, "r");
        await().until(() -> RunFile.open(file).trace().taskels().completedCount() == 1);
        SampleRuns.taskel(recorder, 1, 0, 95, 99, Outcome.SUCCEEDED, "r");
        await().until(() -> RunFile.open(file).trace().taskels().completedCount() == 2);
        recorder.dispatched(new int[] {second}, 0, 92_000_000);
        recorder.state(RunState.COMPLETED, null, 120_000_000);
        writer.finish();
        assertThat(TraceText.of(RunFile.open(file).trace())).isEqualTo(TraceText.of(recorder.trace()));
    }

    @Test
    void items_that_are_told_as_their_taskels_begin_are_in_the_file() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 41233, 10, 50);
        Path file = folder.resolve("items.poolscope");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(SampleRuns.header("imap", 3, 1, 1), recorder.trace());
        recorder.submitted(3, 60);
        await().until(() -> RunFile.open(file).trace().taskels().count() == 3);
        recorder.items(0, new long[] {12, 13});
        recorder.item(2, "x");
        for (int taskel = 2; taskel >= 0; taskel--) {
            SampleRuns.taskel(recorder, taskel, 0, 80, 90, Outcome.SUCCEEDED, "r");
        }
        recorder.state(RunState.COMPLETED, null, 120_000_000);
        writer.finish();
        assertThat(writer.problem()).isEmpty();
        assertThat(TraceText.of(RunFile.open(file).trace())).isEqualTo(TraceText.of(recorder.trace()));
        assertThat(RunFile.open(file).trace().taskels().item(1)).isEqualTo("13");
    }

    @Test
    void a_run_whose_every_taskel_was_tried_again_as_often_as_can_be_opens() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.submitted(10, 1);
        int tasks = 10 * (Safeguards.MAX_RETRIES + 1);
        for (int task = 0; task < tasks; task++) {
            recorder.task(task % 10, 1);
        }
        recorder.state(RunState.COMPLETED, null, 20);
        RunHeader plain = SampleRuns.header("imap", 10, 2, 1);
        RunHeader header = new RunHeader(
                PlanJson.read("{\"items\": 10, \"retries\": " + Safeguards.MAX_RETRIES + "}"),
                plain.program(),
                plain.items(),
                plain.workers(),
                plain.chunksize(),
                plain.cores());
        Path file = saved(new SavedRun(header, recorder.trace(), folder));
        assertThat(RunFile.open(file).trace().tasks().count()).isEqualTo(tasks);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE task SET number = 2000000000 WHERE number = " + (tasks - 1));
        }
        assertThatThrownBy(() -> RunFile.open(file)).hasMessageContaining("2000000000 as number");
    }

    @Test
    void reading_counts_its_rows_and_ends_when_it_is_cancelled() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.submitted(2_000, 1);
        recorder.state(RunState.COMPLETED, null, 20);
        Path file = saved(new SavedRun(SampleRuns.header("map", 2_000, 2, 1), recorder.trace(), folder));
        WorkProgress complete = new WorkProgress();
        assertThat(RunFile.open(file, complete).trace().taskels().count()).isEqualTo(2_000);
        assertThat(complete.done()).isGreaterThan(1_700);
        WorkProgress cancelled = new WorkProgress();
        cancelled.cancel();
        assertThatThrownBy(() -> RunFile.open(file, cancelled)).isInstanceOf(CancellationException.class);
        assertThat(cancelled.done()).isZero();
    }

    @Test
    void what_is_no_run_is_told_in_one_sentence() throws Exception {
        Path missing = folder.resolve("no.poolscope");
        assertThatThrownBy(() -> RunFile.open(missing))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("There is no run file");
        Path text = Files.writeString(folder.resolve("text.poolscope"), "hello, I am no database at all");
        assertThatThrownBy(() -> RunFile.open(text))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("not a Poolscope run");
        Path empty = Files.createFile(folder.resolve("empty.poolscope"));
        assertThatThrownBy(() -> RunFile.open(empty)).isInstanceOf(RunFileException.class);
        Path torn = saved(SampleRuns.imap("x"));
        byte[] bytes = Files.readAllBytes(torn);
        Files.write(torn, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> RunFile.open(torn))
                .isInstanceOf(RunFileException.class)
                .message()
                .doesNotContain("Exception");
    }

    @Test
    void a_file_from_before_waits_for_a_processor_were_written_opens_without_them() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 100, 0, 5);
        recorder.sampled(0, 10, 1, 2, 3, 4);
        recorder.state(RunState.COMPLETED, null, 20);
        Path file = saved(new SavedRun(SampleRuns.header("imap", 1, 1, 1), recorder.trace(), folder));
        assertThat(RunFile.open(file).trace().samples().waitedOf(0)).isEqualTo(4);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String table : List.of(
                    "sample: number, time, worker, user, system, resident",
                    "run: plan, program, items, workers, chunksize, began, main_pid, state, error, last_seen,"
                            + " output_left_out, cores")) {
                String[] parts = table.split(": ", 2);
                statement.execute("CREATE TABLE before AS SELECT " + parts[1] + " FROM " + parts[0]);
                statement.execute("DROP TABLE " + parts[0]);
                statement.execute("ALTER TABLE before RENAME TO " + parts[0]);
            }
            statement.execute("PRAGMA user_version = 4");
        }
        Samples samples = RunFile.open(file).trace().samples();
        assertThat(samples.count()).isEqualTo(1);
        assertThat(samples.waited(0)).isEqualTo(Trace.NEVER);
        assertThat(samples.waitedOf(0)).isEqualTo(Trace.NEVER);
    }

    @Test
    void a_file_from_before_pools_were_written_opens_with_one_and_with_the_processes_that_it_has() throws Exception {
        TalkRuns run = new TalkRuns();
        int process = run.process("producer", 601, 1);
        int pool = run.recorder().poolCreated(new PoolDescription(PoolKind.PROCESS_POOL, "pool-1", 1, "spawn"), 7);
        int call = run.recorder().called(new CallRequest(pool, CallMode.MAP, "f", 1, 2, "", 3), 8);
        int worker = run.recorder().workerRequested(WorkerRequest.ofPool(pool, 1, "spawn"), 20_000_000);
        run.recorder().submitted(call, 2, 20_000_000);
        for (int i = 1; i <= 2; i++) {
            run.recorder().dispatched(new int[] {run.recorder().task(i, 1)}, worker, 21_000_000);
            SampleRuns.taskel(run.recorder(), i, worker, 22, 23, Outcome.SUCCEEDED, "r");
        }
        run.ends(process, 200, 0);
        run.recorder().state(RunState.COMPLETED, null, 210_000_000);
        Path file = saved(new SavedRun(SampleRuns.header("map", 3, 1, 1), run.trace(), folder));
        Trace newest = RunFile.open(file).trace();
        assertThat(newest.pools().name(0)).isEqualTo("pool-1");
        assertThat(newest.poolCalls().count()).isEqualTo(1);
        assertThat(newest.taskels().call(2)).isEqualTo(call);
        for (int format : new int[] {5, 4}) {
            OldFormats.toFormat(file, format);
            Trace old = RunFile.open(file).trace();
            assertThat(old.workers().kind(process)).isEqualTo(WorkerKind.PROCESS);
            assertThat(old.workers().name(process)).isEqualTo("producer");
            assertThat(old.workers().taskel(process)).isZero();
            assertThat(old.workers().pool(process)).isEqualTo(Trace.NONE);
            assertThat(old.workers().kind(worker)).isEqualTo(WorkerKind.POOL_WORKER);
            assertThat(old.workers().taskel(worker)).isEqualTo(Trace.NONE);
            assertThat(old.workers().pool(worker)).isZero();
            assertThat(old.pools().count()).isEqualTo(1);
            assertThat(old.pools().kind(0)).isEqualTo(PoolKind.PROCESS_POOL);
            assertThat(old.poolCalls().count()).isZero();
            assertThat(old.taskels().call(2)).isEqualTo(Trace.NONE);
        }
    }

    @Test
    void a_watched_run_comes_back_with_its_sources_its_pools_and_the_threads_that_were_blocked() throws Exception {
        for (SavedRun run : List.of(WatchedRuns.several(), WatchedRuns.lost())) {
            Path file = saved(run);
            SavedRun back = RunFile.open(file);
            assertThat(back.header()).isEqualTo(run.header());
            if (run.trace().state().isOver()) {
                assertThat(TraceText.of(back.trace())).isEqualTo(TraceText.of(run.trace()));
            } else {
                assertThat(back.trace().taskels().outcome(4)).isEqualTo(Outcome.LOST);
                assertThat(back.trace().taskels().received(4)).isEqualTo(Trace.NEVER);
                assertThat(back.trace().taskels().outcome(3)).isEqualTo(Outcome.PENDING);
                assertThat(back.trace().taskels().ended(3)).isEqualTo(40_000_000);
                assertThat(back.trace().taskels().cpu(3)).isEqualTo(1_000_000);
            }
        }
    }

    @Test
    void a_file_from_before_programs_were_watched_opens_with_its_pools() throws Exception {
        SavedRun run = WatchedRuns.several();
        Path file = saved(run);
        OldFormats.toFormat(file, 6);
        Trace old = RunFile.open(file).trace();
        assertThat(old.pools().count()).isEqualTo(2);
        assertThat(old.poolCalls().source(0)).isEqualTo(WatchedRuns.PROGRAM);
        assertThat(old.sources().count()).isZero();
        assertThat(old.calls().source(0)).isEmpty();
        assertThat(old.calls().thread(0)).isZero();
        assertThat(old.taskels().completedCount())
                .isEqualTo(run.trace().taskels().completedCount());
    }

    @Test
    void ends_without_an_outcome_are_in_the_file_while_the_run_goes_on() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 100, 0, 5);
        recorder.submitted(2, 6);
        recorder.tasks(0, new int[] {2});
        Path file = folder.resolve("ended.poolscope");
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(WatchedRuns.header(), recorder.trace());
        recorder.started(0, 0, 10);
        recorder.ended(0, 0, 10, 15, 3);
        recorder.started(1, 0, 15);
        await().until(() -> RunFile.open(file).trace().taskels().ended(0) == 15);
        assertThat(RunFile.open(file).trace().taskels().ended(1)).isEqualTo(Trace.NEVER);
        recorder.completed(0, 0, 10, 15, 3, 20, Outcome.SUCCEEDED);
        recorder.state(RunState.CANCELLED, null, 30);
        writer.finish();
        assertThat(RunFile.open(file).trace().taskels().received(0)).isEqualTo(20);
    }

    @Test
    void a_file_of_a_newer_version_asks_for_an_update() throws Exception {
        Path file = saved(SampleRuns.imap("x"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertThatThrownBy(() -> RunFile.open(file)).hasMessageContaining("update Poolscope");
    }

    @Test
    void runs_that_begin_together_have_files_of_their_own() throws Exception {
        RunFolder history = new RunFolder(folder);
        Instant together = Instant.now();
        Callable<List<Path>> beginner = () -> {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Path file = history.newFile(together);
                RunDatabase.create(file).close();
                files.add(file);
            }
            return files;
        };
        ExecutorService beginners = Executors.newFixedThreadPool(4);
        try {
            List<Path> files = new ArrayList<>();
            for (Future<List<Path>> each : beginners.invokeAll(Collections.nCopies(4, beginner))) {
                files.addAll(each.get());
            }
            assertThat(files).hasSize(160).doesNotHaveDuplicates();
        } finally {
            beginners.shutdownNow();
        }
    }

    @Test
    void a_file_has_nothing_until_it_can_be_read_as_a_run() throws Exception {
        Path file = folder.resolve("begun.poolscope");
        RunFileWriter writer = RunFileWriter.open(file);
        try {
            assertThat(file).isEmptyFile();
        } finally {
            writer.finish();
        }
    }

    @Test
    void a_folder_is_not_replaced_by_a_run() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> RunFileWriter.open(empty))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("it is a folder");
        assertThat(empty).isDirectory();
    }

    @Test
    void the_home_follows_the_environment_and_the_platform() throws Exception {
        assertThat(RunFolder.standardHome(Map.of("POOLSCOPE_HOME", "/x/y"), "Linux"))
                .isEqualTo(Path.of("/x/y"));
        assertThat(RunFolder.standardHome(Map.of("HOME", "/h"), "Linux"))
                .isEqualTo(Path.of("/h/.local/share/poolscope"));
        assertThat(RunFolder.standardHome(Map.of("HOME", "/h", "XDG_DATA_HOME", "/d"), "Linux"))
                .isEqualTo(Path.of("/d/poolscope"));
        assertThat(RunFolder.standardHome(Map.of("HOME", "/h"), "Mac OS X").toString())
                .isEqualTo("/h/Library/Application Support/Poolscope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POOLSCOPE_HOME", "HOME", "XDG_DATA_HOME"})
    void a_home_that_this_program_can_not_name_says_what_to_do(String variable) {
        // A NUL represents a character outside the locale: a path can't contain one in any locale.
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/h"));
        environment.put(variable, "/home/jos\0");
        assertThatThrownBy(() -> RunFolder.standardHome(environment, "Linux"))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("/home/jos")
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void a_folder_that_can_not_be_made_says_what_to_do() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new RunFolder(file).newFile(Instant.EPOCH))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("Set POOLSCOPE_HOME");
    }
}
