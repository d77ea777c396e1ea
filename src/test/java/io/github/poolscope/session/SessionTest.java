package io.github.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.testing.TraceText;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plans run on real worker processes, with their traces and files. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class SessionTest {
    @RegisterExtension
    final TestSession session = new TestSession();

    private static List<Integer> completed(Trace trace) {
        Taskels taskels = trace.taskels();
        return IntStream.range(0, taskels.completedCount())
                .map(taskels::completedAt)
                .boxed()
                .toList();
    }

    private static List<Integer> delivered(Trace trace) {
        Taskels taskels = trace.taskels();
        return IntStream.range(0, taskels.deliveredCount())
                .map(taskels::deliveredAt)
                .boxed()
                .toList();
    }

    @Test
    void imap_delivers_in_order_what_completes_out_of_order() throws Exception {
        Trace trace = session.run("""
                {"mode": "imap", "processes": 3, "items": 6, "workload": "sleep-descending:unit=0.06"}""").trace();
        assertThat(trace.state()).isEqualTo(RunState.COMPLETED);
        assertThat(delivered(trace)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(completed(trace)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5).isNotEqualTo(delivered(trace));
    }

    @Test
    void imap_unordered_delivers_in_the_order_of_completion() throws Exception {
        Trace trace = session.run("""
                {"mode": "imap_unordered", "processes": 3, "items": 6, "workload": "sleep-descending:unit=0.06"}""").trace();
        assertThat(delivered(trace)).isEqualTo(completed(trace)).hasSize(6);
    }

    @Test
    void every_instant_of_a_taskel_comes_in_its_order() throws Exception {
        Trace trace = session.run("""
                {"mode": "map", "processes": 2, "items": 20, "chunksize": 3, "workload": "primes:below=20000"}""").trace();
        Taskels taskels = trace.taskels();
        for (int i = 0; i < 20; i++) {
            long slack = trace.workers().clockError(taskels.worker(i));
            assertThat(taskels.submitted(i)).isNotNegative();
            assertThat(trace.tasks().dispatched(taskels.task(i))).isGreaterThanOrEqualTo(taskels.submitted(i));
            assertThat(taskels.started(i)).isGreaterThanOrEqualTo(trace.tasks().dispatched(taskels.task(i)) - slack);
            assertThat(taskels.ended(i)).isGreaterThanOrEqualTo(taskels.started(i));
            assertThat(taskels.received(i)).isGreaterThanOrEqualTo(taskels.ended(i) - slack);
            assertThat(taskels.delivered(i)).isGreaterThanOrEqualTo(taskels.received(i));
            assertThat(taskels.outcome(i)).isEqualTo(Outcome.SUCCEEDED);
        }
        assertThat(taskels.result(0)).isEqualTo("2262");
        assertThat(trace.tasks().count()).isEqualTo(7);
        assertThat(trace.calls().kind(0)).isEqualTo(CallKind.MAP);
    }

    @Test
    void workers_that_are_recorded_are_children_of_this_process_and_end_with_the_run() throws Exception {
        ProcessPool.releaseSpares();
        LiveRun run = session.start("""
                {"mode": "map_async", "processes": 2, "items": 4, "workload": "sleep:seconds=0.4"}""");
        Trace trace = run.trace();
        await().until(() -> trace.state() == RunState.RUNNING);
        assertThat(NoProcessLeft.workers())
                .containsExactlyInAnyOrder(
                        trace.workers().pid(0), trace.workers().pid(1));
        run.over().get(50, TimeUnit.SECONDS);
        for (int i = 0; i < 2; i++) {
            assertThat(trace.workers().parentPid(i))
                    .isEqualTo(ProcessHandle.current().pid());
            assertThat(trace.workers().reason(i)).isEqualTo(ExitReason.POOL_CLOSED);
            assertThat(trace.workers().exitCode(i)).isZero();
            assertThat(ProcessHandle.of(trace.workers().pid(i)).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void a_running_taskel_is_seen_before_it_has_ended() throws Exception {
        LiveRun run = session.start("""
                {"mode": "map", "processes": 1, "items": 1, "workload": "sleep:seconds=30"}""");
        Taskels taskels = run.trace().taskels();
        await().until(() -> taskels.startedCount() == 1);
        assertThat(taskels.ended(0)).isEqualTo(Trace.NEVER);
        run.stop();
        run.over().get(20, TimeUnit.SECONDS);
        assertThat(run.trace().state()).isEqualTo(RunState.CANCELLED);
        assertThat(taskels.outcome(0)).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void cpu_and_memory_are_sampled_while_a_worker_works() throws Exception {
        LiveRun run = session.start("""
                {"mode": "map", "processes": 1, "items": 100000, "workload": "primes:below=3000000"}""");
        Trace trace = run.trace();
        await().until(() -> trace.samples().count() > 5
                && trace.samples().user(trace.samples().count() - 1) > TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(trace.samples().resident(trace.samples().count() - 1)).isGreaterThan(1 << 20);
        run.stop();
        run.over().get(20, TimeUnit.SECONDS);
    }

    @Test
    void what_workers_print_is_recorded_with_their_pid() throws Exception {
        Trace trace = session.run("""
                {"mode": "map", "processes": 1, "items": 2, "workload": "print:seconds=0.01"}""").trace();
        assertThat(IntStream.range(0, trace.output().count())
                        .filter(i -> trace.output().pid(i) == trace.workers().pid(0))
                        .mapToObj(trace.output()::text))
                .containsExactly("Hello 0", "Bye 0", "Hello 1", "Bye 1");
    }

    @Test
    void a_failed_map_says_what_failed() throws Exception {
        LiveRun run = session.run("""
                {"mode": "map", "processes": 2, "items": 6, "workload": "fail:on=2,seconds=0"}""");
        assertThat(run.trace().state()).isEqualTo(RunState.FAILED);
        assertThat(run.trace().error()).hasValueSatisfying(e -> assertThat(e)
                .isEqualTo("IllegalArgumentException: taskel 2 was told to fail"));
        assertThat(run.trace().failures().of(2)).hasValueSatisfying(failure -> {
            assertThat(failure.type()).isEqualTo("IllegalArgumentException");
            assertThat(failure.stackTrace()).contains("Failing.call");
        });
    }

    @Test
    void a_crash_costs_one_taskel_of_imap_and_the_file_tells_everything_again() throws Exception {
        LiveRun run = session.run("""
                {"mode": "imap", "processes": 2, "items": 30, "workload": "crash:on=3,seconds=0.06"}""");
        Trace trace = run.trace();
        assertThat(trace.state()).isEqualTo(RunState.COMPLETED);
        assertThat(trace.taskels().outcome(3)).isEqualTo(Outcome.LOST);
        assertThat(trace.taskels().failedCount()).isEqualTo(1);
        assertThat(delivered(trace)).isEqualTo(IntStream.range(0, 30).boxed().toList());
        assertThat(trace.workers().count()).isEqualTo(3);
        SavedRun saved = RunFile.open(run.file());
        assertThat(TraceText.of(saved.trace())).isEqualTo(TraceText.of(trace));
        assertThat(saved.header()).isEqualTo(run.header());
    }

    @Test
    void a_stopped_run_reopens_as_it_was() throws Exception {
        LiveRun run = session.start("""
                {"mode": "imap", "processes": 2, "items": 50, "workload": "sleep:seconds=0.05"}""");
        await().until(() -> run.trace().taskels().deliveredCount() > 5);
        run.stop();
        run.over().get(20, TimeUnit.SECONDS);
        assertThat(run.trace().state()).isEqualTo(RunState.CANCELLED);
        assertThat(TraceText.of(RunFile.open(run.file()).trace())).isEqualTo(TraceText.of(run.trace()));
    }

    @Test
    void files_are_hashed_and_named() throws Exception {
        Path folder = Files.createDirectory(session.home().resolve("data"));
        Files.writeString(folder.resolve("a"), "abc");
        Files.writeString(folder.resolve("b"), "");
        Trace trace = session.run("""
                {"mode": "imap_unordered", "processes": 2, "workload": "files-sha256", "items": "files:%s"}""".formatted(folder)).trace();
        assertThat(trace.taskels().item(0)).endsWith("/a");
        assertThat(trace.taskels().result(0))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(trace.taskels().result(1))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_plan_with_a_problem_starts_no_worker_and_leaves_no_file() throws Exception {
        Plan plan = PlanJson.read("""
                {"workload": "files-sha256", "items": "files:/no/such/folder"}""");
        ProcessPool.releaseSpares();
        assertThatThrownBy(() -> session.start(plan))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("/no/such/folder");
        assertThat(session.get().history().list()).isEmpty();
        assertThat(NoProcessLeft.workers()).isEmpty();
    }

    @Test
    void no_items_are_a_run_that_completes_at_once() throws Exception {
        for (String mode : List.of("map", "map_async", "imap", "imap_unordered")) {
            LiveRun run = session.run(
                    "{\"mode\": \"" + mode + "\", \"processes\": 1, \"items\": 0, \"workload\": \"identity\"}");
            assertThat(run.trace().state()).isEqualTo(RunState.COMPLETED);
            assertThat(TraceText.of(RunFile.open(run.file()).trace())).isEqualTo(TraceText.of(run.trace()));
        }
    }
}
