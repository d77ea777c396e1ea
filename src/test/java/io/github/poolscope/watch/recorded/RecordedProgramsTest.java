package io.github.poolscope.watch.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.eventlog.LogReader;
import io.github.poolscope.record.Recording;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.RecordedRuns;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.watch.Streams;
import io.github.poolscope.watch.WatchedCommand;
import io.github.poolscope.watch.WatchedProgram;
import io.github.poolscope.watch.source.PlanProgram;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that use the library are recorded without a change, in their own JVM. */
class RecordedProgramsTest {
    @TempDir
    Path folder;

    private static LogReader finished(Path log) {
        return new LogReader(log, System::nanoTime, pid -> false);
    }

    private static List<Integer> range(int to) {
        return IntStream.range(0, to).boxed().toList();
    }

    /** Returns the blocking calls of the main program as {@code KIND line}. */
    private static List<String> calls(Trace trace) {
        List<String> all = new ArrayList<>();
        Calls calls = trace.calls();
        for (int i = 0; i < calls.count(); i++) {
            assertThat(calls.ended(i)).isGreaterThanOrEqualTo(calls.began(i));
            all.add(calls.kind(i) + " " + calls.source(i) + " " + calls.line(i));
        }
        return all;
    }

    @Test
    void a_program_that_is_watched_does_what_it_did_and_its_trace_tells_what_it_counts() throws Exception {
        JavaProgram program = new JavaProgram(folder, "Watched");
        List<String> unwatched = unrecorded(program);
        Path log = Files.createDirectory(folder.resolve("log"));
        ProcessBuilder watched = program.with();
        watched.environment().put(Recording.FOLDER_VARIABLE, log.toString());
        assertThat(JavaProgram.run(watched)).containsExactlyInAnyOrderElementsOf(unwatched); // Two processes print.
        assertThat(unwatched)
                .contains("a worker prints", "environment nullnull", "queue 77", "taskels 28 failures 1", "word 5");
        assertThat(log.toFile().list())
                .as("segments of the main process only")
                .isNotEmpty()
                .allMatch(it -> it.startsWith(log.toFile().list()[0].replaceFirst("-.*", "-")));

        LogReader reader = finished(log);
        Trace trace = JavaProgram.trace(reader);
        assertThat(reader.processes()).hasSize(1);
        assertTells(trace, program);
        reader.close();
    }

    /** Runs the program; that its recording can't be created is told, and nothing else changes. */
    private List<String> unrecorded(JavaProgram program) throws Exception {
        Path file = folder.resolve("no/such/file");
        List<String> printed = JavaProgram.run(program.with("-D" + Recording.FILE_PROPERTY + "=" + file));
        assertThat(printed.get(0))
                .isEqualTo(
                        "poolscope: nothing is recorded, as " + file + " can't be created (its folder does not exist): "
                                + "give the property poolscope.record the path of a file that can be.");
        return printed.subList(1, printed.size());
    }

    private static void assertTells(Trace trace, JavaProgram program) {
        assertThat(trace.taskels().count()).isEqualTo(28);
        assertThat(trace.taskels().completedCount()).isEqualTo(28);
        assertThat(trace.taskels().deliveredCount()).isEqualTo(28);
        assertThat(trace.taskels().failedCount()).isEqualTo(1);
        assertThat(range(20).stream().map(trace.taskels()::result))
                .isEqualTo(range(20).stream().map(it -> String.valueOf(it * it)).toList());
        assertThat(range(20).stream().map(trace.taskels()::item))
                .isEqualTo(range(20).stream().map(String::valueOf).toList());
        assertThat(List.of(20, 21, 22, 23, 24, 25, 26).stream().map(trace.taskels()::item))
                .containsExactly("1", "2", "3", "5", "3", "1", "6");
        assertThat(trace.taskels().result(23)).isEqualTo("word 5");
        assertThat(trace.taskels().outcome(24)).isEqualTo(Outcome.FAILED);
        assertThat(trace.failures().at(0).message()).isEqualTo("three is too many");
        assertThat(trace.taskels().result(26)).isEqualTo("word 6");
        for (int i : range(28)) {
            long ran = trace.taskels().ended(i) - trace.taskels().started(i);
            assertThat(ran).isNotNegative();
            assertThat(trace.taskels().received(i))
                    .isGreaterThanOrEqualTo(trace.taskels().ended(i));
            assertThat(trace.taskels().worker(i)).isNotNegative();
            assertThat(trace.taskels().task(i)).isNotNegative();
        }
        assertThat(range(trace.pools().count()).stream().map(trace.pools()::kind))
                .containsExactly(PoolKind.PROCESS_POOL, PoolKind.PROCESS_EXECUTOR, PoolKind.THREAD_EXECUTOR);
        assertThat(trace.poolCalls().mode(0)).isEqualTo(CallMode.MAP);
        assertThat(trace.poolCalls().function(0)).isEqualTo("Watched.square");
        assertThat(trace.poolCalls().chunksize(0)).isEqualTo(3);
        assertThat(trace.poolCalls().source(0)).isEqualTo("Watched.java");
        assertThat(trace.poolCalls().line(0)).isEqualTo(program.line("map"));
        assertThat(calls(trace))
                .contains(
                        "MAP Watched.java " + program.line("map"),
                        "NEXT Watched.java " + program.line("next"),
                        "GET Watched.java " + program.line("get"),
                        "APPLY Watched.java " + program.line("apply"),
                        "JOIN Watched.java " + program.line("join"),
                        "RESULT Watched.java " + program.line("result"),
                        "RESULT Watched.java " + program.line("future"),
                        "RECEIVE Watched.java " + program.line("queue"),
                        "JOIN Watched.java " + program.line("process"))
                .allMatch(it -> it.contains(" Watched.java "));
        assertThat(trace.callsElsewhere().count()).isZero();
        assertThat(trace.sources().count()).isEqualTo(1);
        assertThat(trace.sources().at(0).text()).isEqualTo(program.source());
        assertWorkers(trace);
    }

    private static void assertWorkers(Trace trace) {
        List<ExitReason> ends = new ArrayList<>();
        for (int i : range(trace.workers().count())) {
            ends.add(trace.workers().reason(i));
            assertThat(trace.workers().pid(i)).isPositive();
        }
        assertThat(ends).doesNotContain(ExitReason.ALIVE, ExitReason.DIED);
        assertThat(range(trace.workers().count()).stream().map(trace.workers()::kind))
                .containsOnlyOnce(WorkerKind.PROCESS);
        assertThat(range(trace.output().count()).stream().map(trace.output()::text))
                .containsOnlyOnce("a worker prints");
        assertThat(range(trace.syncObjects().count()).stream()
                        .map(it -> trace.syncObjects().at(it).kind()))
                .containsExactly(SyncKind.QUEUE);
        assertThat(trace.syncObjects().at(0).capacity()).isEqualTo(4);
        assertThat(range(trace.syncEvents().count()).stream().map(trace.syncEvents()::action))
                .contains(SyncAction.WAITS, SyncAction.PUT, SyncAction.GOT);
    }

    @Test
    void watching_a_command_that_is_a_java_program_makes_its_trace_also_without_values() throws Exception {
        JavaProgram program = new JavaProgram(folder, "Watched");
        ProcessBuilder jvm = program.with();
        WatchedCommand command = new WatchedCommand(
                jvm.command(), Optional.of(folder), Map.of(), Optional.empty(), false, Set.of(), PlanProgram.NONE);
        TraceRecorder recorder = TraceRecorder.live();
        WatchedProgram watched = WatchedProgram.start(command, Streams.RECORDED, folder.resolve("cache"), recorder);
        assertThat(watched.over().get(60, TimeUnit.SECONDS)).isZero();
        assertThat(watched.unseen()).isEmpty();
        Trace trace = recorder.trace();
        assertThat(trace.taskels().deliveredCount()).isEqualTo(28);
        assertThat(trace.pools().count()).isEqualTo(3);
        assertThat(range(28))
                .allMatch(it -> trace.taskels().item(it).isEmpty()
                        && trace.taskels().result(it).isEmpty());
        assertThat(calls(trace)).contains("MAP Watched.java " + program.line("map"));
        assertThat(trace.sources().of("Watched.java")).isPresent();
    }

    @Test
    void a_property_records_into_a_file_even_if_all_jvms_are_given_it() throws Exception {
        JavaProgram program = new JavaProgram(folder, "Watched");
        Path file = folder.resolve("run.events");
        ProcessBuilder jvm = program.with();
        jvm.environment().put("JDK_JAVA_OPTIONS", "-D" + Recording.FILE_PROPERTY + "=" + file);
        List<String> printed = JavaProgram.run(jvm);
        assertThat(printed).contains("taskels 28 failures 1");
        LogReader reader = finished(file);
        Trace trace = JavaProgram.trace(reader);
        assertThat(reader.processes()).hasSize(1);
        assertTells(trace, program);
        RunFolder history = new RunFolder(folder.resolve("home"));
        SavedRun opened = RecordedRuns.open(file, history, new WorkProgress());
        assertTells(opened.trace(), program);
        assertThat(opened.header().plan().work().text()).isEqualTo("java Watched");
        assertThat(RecordedRuns.open(opened.file(), history, new WorkProgress()).file())
                .isEqualTo(opened.file());
        assertThat(history.files()).hasSize(1);
    }

    @Test
    void what_a_program_did_until_it_was_killed_is_there() throws Exception {
        JavaProgram program = new JavaProgram(folder, "Endless");
        Path log = Files.createDirectory(folder.resolve("log"));
        ProcessBuilder watched = program.with();
        watched.environment().put(Recording.FOLDER_VARIABLE, log.toString());
        Process process = watched.start();
        int printed;
        try (BufferedReader output = process.inputReader(UTF_8)) {
            do {
                printed = Integer.parseInt(output.readLine());
            } while (printed < 5000);
            process.destroyForcibly().waitFor();
        } finally {
            process.destroyForcibly();
        }
        LogReader reader = finished(log);
        Trace trace = JavaProgram.trace(reader);
        assertThat(trace.taskels().deliveredCount()).isGreaterThanOrEqualTo(printed);
        for (int i : range(printed)) {
            assertThat(trace.taskels().result(i)).isEqualTo(String.valueOf(i + 1));
        }
        reader.close();
        assertThat(log.toFile().list()).allMatch(it -> it.endsWith(".new")); // Made for later, if anything.
    }
}
