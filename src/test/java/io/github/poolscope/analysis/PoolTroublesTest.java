package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.WatchedRuns;
import io.github.poolscope.trace.BlockedCall;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.words.Language;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sentences about pools that went wrong, from what was recorded. */
class PoolTroublesTest {
    private static final long MILLI = 1_000_000;

    private final TraceRecorder recorder = TraceRecorder.readBack(Instant.EPOCH, 100);

    private List<String> sentences() {
        List<Notice> notices = PoolTroubles.of(WatchedRuns.header(), recorder.trace()).stream()
                .flatMap(Optional::stream)
                .toList();
        assertThat(notices).allSatisfy(notice -> assertThat(notice.phrase().in(Language.CHINESE))
                .doesNotContain("{", "The ")
                .isNotBlank());
        return notices.stream().map(Notice::text).toList();
    }

    private void pool(PoolKind kind) {
        recorder.poolCreated(new PoolDescription(kind, "Pool", 2, "fork"), 0);
    }

    private int worker() {
        int worker = recorder.workerRequested(WorkerRequest.ofPool(0, 0, "fork"), 0);
        recorder.workerBorn(worker, 4400 + worker, 100);
        return worker;
    }

    private int readyWorker() {
        int worker = worker();
        recorder.workerReady(worker, MILLI, 0);
        return worker;
    }

    private void submit(int taskels, int chunksize) {
        int call = recorder.called(
                new CallRequest(0, CallMode.MAP, "f", chunksize, taskels, "/work/my.py", 15), 2 * MILLI);
        int first = recorder.submitted(call, taskels, 2 * MILLI);
        for (int i = 0; i < taskels; i += chunksize) {
            recorder.task(first + i, chunksize);
        }
        recorder.blocked(new BlockedCall(CallKind.MAP, "/work/my.py", 15, Trace.NONE, Trace.NONE, 0), 3 * MILLI);
    }

    private void lose(int taskel, int worker, int code, long received) {
        recorder.workerExited(worker, code, ExitReason.DIED, 50 * MILLI);
        recorder.failed(new Failure(taskel, "WorkerLost", "", ""));
        recorder.completed(taskel, worker, 10 * MILLI, 50 * MILLI, 0, received, Outcome.LOST);
    }

    private void ended(int taskel, int worker, long millis) {
        recorder.ended(taskel, worker, (millis - 1) * MILLI, millis * MILLI, 0);
    }

    @Test
    void a_taskel_lost_in_a_pool_is_named_with_its_worker_and_where_the_program_waits() {
        pool(PoolKind.PROCESS_POOL);
        submit(8, 1);
        lose(5, readyWorker(), 7, Trace.NEVER);
        assertThat(sentences())
                .containsExactly("The pool never finishes: taskel 5 was lost with worker 1 (PID 4400, exit 7), and"
                        + " CPython's Pool does not notice that. The main program waits in map() at line 16.");
        lose(6, readyWorker(), -9, Trace.NEVER);
        recorder.state(RunState.CANCELLED, null, 90 * MILLI);
        assertThat(sentences().get(0))
                .isEqualTo("The pool never finishes: 2 taskels were lost with their workers, the first of them taskel"
                        + " 5 with worker 1 (PID 4400, exit 7), and CPython's Pool does not notice that. The main"
                        + " program waited in map() at line 16.");
    }

    @Test
    void a_loss_that_the_pool_has_noticed_does_not_keep_it_from_finishing() {
        pool(PoolKind.PROCESS_POOL);
        submit(8, 1);
        lose(5, readyWorker(), 7, 60 * MILLI);
        assertThat(sentences()).isEmpty();
    }

    @Test
    void an_initializer_that_fails_again_and_again_is_told_from_the_third_time_on() {
        pool(PoolKind.PROCESS_POOL);
        submit(8, 1);
        for (int i = 0; i < 4; i++) {
            assertThat(sentences()).hasSize(i < 3 ? 0 : 1);
            int worker = worker();
            recorder.noted(Note.Kind.WORKER, worker, "Its initializer failed: RuntimeError: no licence", MILLI);
            recorder.workerExited(worker, 1, ExitReason.FAILED_TO_START, 3 * MILLI);
        }
        assertThat(sentences())
                .containsExactly("4 workers in a row ended before they were ready, and the pool replaces each of them"
                        + " for ever. Its initializer failed: RuntimeError: no licence. The main program waits in"
                        + " map() at line 16.");
        readyWorker();
        assertThat(sentences()).isEmpty();
    }

    @Test
    void a_worker_killed_with_the_lock_of_the_queue_is_told_when_nothing_has_happened_for_2_seconds() {
        pool(PoolKind.PROCESS_POOL);
        int killed = readyWorker();
        recorder.workerExited(killed, -9, ExitReason.DIED, 5 * MILLI);
        readyWorker();
        submit(4, 1);
        recorder.reached(1_900 * MILLI);
        assertThat(sentences()).isEmpty();
        recorder.reached(2_100 * MILLI);
        assertThat(sentences())
                .containsExactly("Worker 1 (PID 4400, signal 9) was killed while it waited for a task, most likely when"
                        + " it held the lock of the task queue, which is never released now: 4 taskels wait, and no"
                        + " worker gets one. The main program waits in map() at line 16.");
        recorder.started(0, 1, 2_100 * MILLI);
        recorder.reached(9_000 * MILLI);
        assertThat(sentences()).as("a worker has got a task").isEmpty();
    }

    @Test
    void results_that_do_not_arrive_are_told_when_their_whole_task_has_ended_for_2_seconds() {
        pool(PoolKind.PROCESS_POOL);
        readyWorker();
        submit(6, 2);
        ended(0, 0, 10);
        recorder.reached(5_000 * MILLI);
        assertThat(sentences()).as("the second taskel of the chunk still runs").isEmpty();
        ended(1, 0, 5_000);
        recorder.reached(6_900 * MILLI);
        assertThat(sentences()).isEmpty();
        recorder.reached(7_500 * MILLI);
        recorder.knownUntil(6_500 * MILLI);
        assertThat(sentences()).as("while the reader of the log is behind").isEmpty();
        recorder.knownUntil(7_500 * MILLI);
        assertThat(sentences())
                .containsExactly("2 results have been sent and not received, the first for 2.50 s: most likely one of"
                        + " them can't be unpickled, which has ended the thread that receives the results of the"
                        + " pool. The main program waits in map() at line 16.");
        recorder.received(0, 2, 7_600 * MILLI, Outcome.SUCCEEDED);
        recorder.reached(19_000 * MILLI);
        assertThat(sentences()).isEmpty();
    }

    @Test
    void a_broken_executor_is_told_with_the_process_to_blame() {
        pool(PoolKind.PROCESS_EXECUTOR);
        int killed = readyWorker();
        int other = readyWorker();
        submit(3, 1);
        for (int i = 0; i < 3; i++) {
            recorder.failed(new Failure(i, "BrokenProcessPool", "", ""));
        }
        recorder.workerExited(other, -15, ExitReason.POOL_TERMINATED, 40 * MILLI);
        recorder.workerExited(killed, -9, ExitReason.DIED, 50 * MILLI);
        assertThat(sentences())
                .containsExactly("The executor is broken because worker 1 (PID 4400) ended with signal 9: 3 taskels got"
                        + " BrokenProcessPool.");
        recorder.completed(1, killed, 10 * MILLI, 50 * MILLI, 0, 60 * MILLI, Outcome.LOST);
        assertThat(sentences())
                .containsExactly("The executor is broken because worker 1 (PID 4400) ended with signal 9 while it ran"
                        + " taskel 1: 3 taskels got BrokenProcessPool.");
    }

    @Test
    void an_executor_whose_initializer_fails_is_broken_at_start() {
        pool(PoolKind.PROCESS_EXECUTOR);
        int worker = worker();
        submit(1, 1);
        recorder.noted(Note.Kind.WORKER, worker, "Its initializer failed: ValueError: x", MILLI);
        recorder.failed(new Failure(0, "BrokenProcessPool", "", ""));
        recorder.workerExited(worker, 0, ExitReason.FAILED_TO_START, 50 * MILLI);
        assertThat(sentences())
                .containsExactly("The executor is broken because worker 1 (PID 4400) was never ready: 1 taskel got"
                        + " BrokenProcessPool. Its initializer failed: ValueError: x.");
    }

    @Test
    void processes_that_outlive_the_program_are_named() {
        pool(PoolKind.PROCESS_POOL);
        recorder.workerExited(readyWorker(), 0, ExitReason.POOL_CLOSED, 5 * MILLI);
        readyWorker();
        readyWorker();
        assertThat(sentences()).isEmpty();
        recorder.state(RunState.FAILED, "killed", 60 * MILLI);
        assertThat(sentences()).containsExactly("2 processes still ran when the program had ended: PIDs 4401, 4402.");
    }
}
