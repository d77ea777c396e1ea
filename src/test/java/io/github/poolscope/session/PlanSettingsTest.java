package io.github.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.Python;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.testing.TraceText;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All settings of a plan on real runs: engines, start methods, modes, initializers, limits, retries. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class PlanSettingsTest {
    @RegisterExtension
    final TestSession session = new TestSession();

    static Stream<Arguments> enginesAndModes() {
        return Stream.of(EngineKind.values())
                .filter(engine -> engine != EngineKind.CPYTHON || Python.isHere())
                .flatMap(engine -> Stream.of(Mode.values()).map(mode -> Arguments.of(engine, mode)));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("enginesAndModes")
    void every_mode_runs_on_every_engine_and_its_file_tells_the_same(EngineKind engine, Mode mode) throws Exception {
        LiveRun run = session.run("""
                {"engine": "%s", "mode": "%s", "processes": 2, "items": 7, "workload": "identity", "chunksize": 2}""".formatted(engine.key(), mode.key()));
        Trace trace = run.trace();
        assertThat(trace.error()).isEmpty();
        assertThat(trace.state()).isEqualTo(RunState.COMPLETED);
        Taskels taskels = trace.taskels();
        assertThat(IntStream.range(0, 7).mapToObj(taskels::result)).containsExactly("0", "1", "2", "3", "4", "5", "6");
        assertThat(taskels.deliveredCount()).isEqualTo(7);
        if (mode.ordered()) {
            assertThat(IntStream.range(0, 7).map(taskels::deliveredAt)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
        int tasks = engine == EngineKind.SERIAL || !mode.chunked() ? 7 : 4;
        assertThat(trace.tasks().count()).isEqualTo(tasks);
        assertThat(output(trace)).anyMatch(line -> line.startsWith("res: "));
        SavedRun saved = RunFile.open(run.file());
        assertThat(TraceText.of(saved.trace())).isEqualTo(TraceText.of(trace));
    }

    @Test
    @SideBySide
    void apply_blocks_for_each_call_and_apply_async_only_for_results() throws Exception {
        Trace one = session.run("""
                {"mode": "apply", "processes": 3, "items": 4, "workload": "sleep:seconds=0.03"}""").trace();
        assertThat(kinds(one))
                .containsExactly(CallKind.APPLY, CallKind.APPLY, CallKind.APPLY, CallKind.APPLY, CallKind.JOIN);
        for (int i = 1; i < 4; i++) {
            assertThat(one.taskels().started(i))
                    .isGreaterThanOrEqualTo(one.taskels().ended(i - 1));
            assertThat(one.taskels().submitted(i))
                    .isGreaterThanOrEqualTo(one.taskels().delivered(i - 1));
        }
        Trace all = session.run("""
                {"mode": "apply_async", "processes": 3, "items": 4, "workload": "sleep:seconds=0.03"}""").trace();
        assertThat(kinds(all)).startsWith(CallKind.GET).endsWith(CallKind.JOIN).doesNotContain(CallKind.APPLY);
        assertThat(all.taskels().submitted(3)).isLessThan(all.taskels().delivered(0));
    }

    private static List<CallKind> kinds(Trace trace) {
        Calls calls = trace.calls();
        return IntStream.range(0, calls.count()).mapToObj(calls::kind).toList();
    }

    private static List<String> output(Trace trace) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < trace.output().count(); i++) {
            lines.add(trace.output().text(i));
        }
        return lines;
    }

    @ParameterizedTest
    @SideBySide
    @EnumSource(StartMethod.class)
    void the_start_method_is_seen_in_the_parents_of_the_workers(StartMethod method) throws Exception {
        Trace trace = session.run("""
                {"startMethod": "%s", "mode": "map", "processes": 2, "items": 6, "chunksize": 1, "maxTasksPerChild": 2,
                 "workload": "identity"}""".formatted(method.key())).trace();
        Workers workers = trace.workers();
        assertThat(workers.count()).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < workers.count(); i++) {
            assertThat(workers.startMethod(i)).isEqualTo(method.key());
            if (method == StartMethod.FORKSERVER) {
                assertThat(workers.parentPid(i)).isNotEqualTo(trace.mainPid()).isPositive();
            } else {
                assertThat(workers.parentPid(i)).isEqualTo(trace.mainPid());
            }
        }
    }

    @Test
    @SideBySide
    void a_pool_of_size_0_is_no_pool() throws Exception {
        Trace trace = session.run("""
                {"processes": 0, "mode": "map", "items": 5, "workload": "print"}""").trace();
        assertThat(trace.workers().count()).isEqualTo(1);
        assertThat(trace.workers().pid(0)).isEqualTo(trace.mainPid());
        assertThat(trace.calls().count()).isZero();
        assertThat(output(trace)).contains("Hello 0", "Bye 4");
        for (int i = 1; i < 5; i++) {
            assertThat(trace.taskels().started(i))
                    .isGreaterThanOrEqualTo(trace.taskels().ended(i - 1));
        }
    }

    @Test
    @SideBySide
    void what_threads_print_is_in_the_trace_and_not_on_this_programs_output() throws Exception {
        Trace trace = session.run("""
                {"engine": "threads", "processes": 2, "mode": "map", "items": 4, "workload": "print"}""").trace();
        assertThat(output(trace)).contains("Hello 0", "Bye 0", "Hello 3", "Bye 3");
        assertThat(trace.workers().startMethod(0)).isEqualTo("thread");
    }

    @Test
    @SideBySide
    void the_initializer_runs_in_each_worker_and_one_that_fails_fails_the_run() throws Exception {
        Trace trace = session.run("""
                {"processes": 2, "mode": "map", "items": 4, "workload": "identity", "initializer": "hello"}""").trace();
        assertThat(output(trace).stream().filter("worker ready"::equals)).hasSize(2);
        Trace failed = session.run("""
                {"processes": 2, "mode": "map", "items": 4, "workload": "identity", "initializer": "fail"}""").trace();
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.error()).hasValueSatisfying(error -> assertThat(error).contains("the initializer failed"));
        assertThatThrownBy(() -> session.run("{\"initializer\": \"nothing\"}"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("There is no initializer 'nothing'");
    }

    @Test
    @SideBySide
    void limits_and_retries_are_heeded_and_told() throws Exception {
        Trace hard = session.run("""
                {"processes": 2, "mode": "imap", "items": 3, "workload": "sleep-list:times=20;20;0.1",
                 "hardLimit": 1.5}""").trace();
        assertThat(IntStream.range(0, 3).mapToObj(hard.taskels()::outcome))
                .containsExactly(Outcome.LOST, Outcome.LOST, Outcome.SUCCEEDED);
        assertThat(hard.failures().of(0))
                .hasValueSatisfying(failure -> assertThat(failure.type()).isEqualTo("TaskTimeoutException"));
        assertThat(hard.workers().reason(0)).isEqualTo(ExitReason.TIME_LIMIT);

        Trace soft = session.run("""
                {"processes": 1, "mode": "imap", "items": 2, "workload": "sleep-list:times=20;0.1",
                 "softLimit": 1.5}""").trace();
        assertThat(IntStream.range(0, 2).mapToObj(soft.taskels()::outcome))
                .containsExactly(Outcome.FAILED, Outcome.SUCCEEDED);
        assertThat(soft.workers().count()).isEqualTo(1);

        LiveRun retried = session.run("""
                {"processes": 2, "mode": "imap", "items": 4, "workload": "crash:on=2,seconds=0", "retries": 2}""");
        assertThat(retried.trace().taskels().outcome(2)).isEqualTo(Outcome.LOST);
        assertThat(retried.trace().notes().count()).isEqualTo(2);
        assertThat(retried.trace().notes().at(0).kind()).isEqualTo(Note.Kind.RETRY);
        SavedRun saved = RunFile.open(retried.file());
        assertThat(TraceText.of(saved.trace())).isEqualTo(TraceText.of(retried.trace()));
    }

    @Test
    @SideBySide
    void what_needs_processes_is_refused_where_there_are_none() {
        for (String json : List.of(
                "{\"engine\": \"threads\", \"maxTasksPerChild\": 2}",
                "{\"engine\": \"threads\", \"hardLimit\": 2}",
                "{\"engine\": \"cpython\", \"retries\": 2}",
                "{\"engine\": \"cpython\", \"softLimit\": 2}",
                "{\"engine\": \"cpython\", \"hardLimit\": 2}",
                "{\"engine\": \"cpython\", \"bufferSize\": 2}",
                "{\"engine\": \"cpython\", \"processes\": 0}",
                "{\"engine\": \"cpython\", \"jar\": \"x.jar\", \"function\": \"a.B::c\"}",
                "{\"script\": \"close-then-join\", \"engine\": \"threads\"}",
                "{\"script\": \"close-then-join\", \"hardLimit\": 1}",
                "{\"script\": \"close-then-join\", \"retries\": 1}",
                "{\"script\": \"close-then-join\", \"initializer\": \"prepare\"}",
                "{\"engine\": \"serial\", \"workload\": \"crash\"}",
                "{\"processes\": 0, \"workload\": \"crash\"}")) {
            assertThatThrownBy(() -> session.run(json)).as(json).isInstanceOf(PlanException.class);
        }
    }

    @Test
    @SideBySide
    void columns_of_a_file_are_the_arguments_of_the_users_function() throws Exception {
        Path jar = UserJars.make(Files.createDirectories(session.home().resolve("jar")));
        Path csv = Files.writeString(session.home().resolve("pairs.csv"), "a,b\n1,2\n30,4\n");
        for (EngineKind engine : List.of(EngineKind.PROCESSES, EngineKind.THREADS, EngineKind.SERIAL)) {
            for (String method : List.of("spawn", "fork")) {
                Trace trace = session.run("""
                        {"engine": "%s", "startMethod": "%s", "processes": 2, "mode": "starmap", "jar": "%s",
                         "function": "acme.Work::two", "items": "csv:%s:a+b"}""".formatted(engine.key(), method, jar, csv))
                        .trace();
                assertThat(trace.error()).isEmpty();
                assertThat(trace.taskels().result(0)).isEqualTo("3");
                assertThat(trace.taskels().result(1)).isEqualTo("34");
            }
        }
        assertThatThrownBy(() -> session.run("""
                        {"mode": "map", "jar": "%s", "function": "acme.Work::two", "items": "csv:%s:a+b"}""".formatted(jar, csv))).isInstanceOf(PlanException.class);
    }

    @ParameterizedTest
    @SideBySide
    @EnumSource
    void a_stopped_run_on_cpython_has_lost_no_worker(StartMethod method) throws Exception {
        Python.assumeHere();
        LiveRun run = session.start("""
                {"engine": "cpython", "startMethod": "%s", "mode": "map", "processes": 2, "items": 4,
                 "workload": "sleep:seconds=60"}""".formatted(method.key()));
        while (run.trace().taskels().startedCount() < 2) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        run.stop();
        run.over().get(40, TimeUnit.SECONDS);
        Trace trace = run.trace();
        assertThat(trace.state()).isEqualTo(RunState.CANCELLED);
        for (int worker = 0; worker < trace.workers().count(); worker++) {
            assertThat(trace.workers().exited(worker)).isNotEqualTo(Trace.NEVER);
            assertThat(trace.workers().reason(worker)).isNotEqualTo(ExitReason.DIED);
        }
    }

    @Test
    @SideBySide
    void a_serial_run_can_be_stopped() throws Exception {
        LiveRun run = session.start("""
                {"engine": "serial", "mode": "map", "items": 50, "workload": "sleep:seconds=30"}""");
        while (run.trace().taskels().count() == 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        run.stop();
        run.over().get(20, TimeUnit.SECONDS);
        assertThat(run.trace().state()).isEqualTo(RunState.CANCELLED);
    }
}
