package io.github.poolscope.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.WatchedRuns;
import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which chain of events determined the length of constructed runs. Times are in milliseconds. */
class CriticalChainTest {
    private static final long MILLI = 1_000_000;

    private final TraceRecorder recorder = SampleRuns.recorder();

    private void ran(int index, int worker, long from, long to, long received) {
        recorder.completed(index, worker, from * MILLI, to * MILLI, 0, received * MILLI, Outcome.SUCCEEDED);
    }

    private String chain(long end) {
        recorder.state(RunState.COMPLETED, null, end * MILLI);
        return text(CriticalChain.of(recorder.trace()));
    }

    private static String text(List<ChainSegment> chain) {
        return chain.stream()
                .map(each -> each.kind().key()
                        + (each.taskel() == Trace.NONE ? "" : "(" + each.taskel() + ")")
                        + (each.worker() == Trace.NONE ? "" : "@" + (each.worker() + 1))
                        + " " + each.from() / MILLI + "-" + each.to() / MILLI)
                .collect(Collectors.joining(", "));
    }

    @Test
    void a_map_is_as_long_as_its_busiest_worker() {
        SampleRuns.worker(recorder, 0, 100, 10, 100);
        SampleRuns.worker(recorder, 1, 101, 10, 200);
        recorder.submitted(3, 50 * MILLI);
        int call = recorder.blocked(CallKind.MAP, 1, Trace.NONE, 50 * MILLI);
        ran(0, 0, 110, 210, 211);
        ran(1, 0, 220, 520, 525);
        ran(2, 1, 210, 310, 311);
        recorder.unblocked(call, 530 * MILLI);
        assertThat(chain(540))
                .isEqualTo("computing 0-10, startUp@1 10-100, handOut(0)@1 100-110, taskel(0)@1 110-210,"
                        + " handOut(1)@1 210-220, taskel(1)@1 220-520, result(1) 520-530, computing 530-540");
    }

    @Test
    void a_main_program_that_submits_late_is_itself_in_the_chain() {
        SampleRuns.worker(recorder, 0, 100, 0, 10);
        recorder.submitted(1, 300 * MILLI);
        int call = recorder.blocked(CallKind.GET, 1, 0, 301 * MILLI);
        ran(0, 0, 305, 405, 406);
        recorder.unblocked(call, 407 * MILLI);
        assertThat(chain(407))
                .isEqualTo("computing 0-300, handOut(0)@1 300-305, taskel(0)@1 305-405, result(0) 405-407");
    }

    @Test
    void a_worker_that_replaced_another_had_to_wait_for_its_end() {
        SampleRuns.worker(recorder, 0, 100, 0, 10);
        recorder.submitted(2, 0);
        int call = recorder.blocked(CallKind.MAP, 1, Trace.NONE, 0);
        ran(0, 0, 10, 110, 110);
        recorder.workerExited(0, 0, ExitReason.RETIRED, 120 * MILLI);
        SampleRuns.worker(recorder, 0, 101, 121, 200);
        ran(1, 1, 200, 300, 300);
        recorder.unblocked(call, 300 * MILLI);
        assertThat(chain(300))
                .isEqualTo("startUp@1 0-10, taskel(0)@1 10-110, shutdown@1 110-121, startUp@2 121-200,"
                        + " taskel(1)@2 200-300");
    }

    @Test
    void a_wait_for_a_lock_leads_to_the_process_that_released_it() {
        int lock = recorder.primitive(SyncKind.LOCK, "lock", Trace.NONE, 0);
        for (int i = 0; i < 2; i++) {
            recorder.submitted(1, 5 * MILLI);
            int worker = recorder.workerRequested(WorkerRequest.process("p" + i, i, "spawn", i), (i + 1) * MILLI);
            recorder.workerBorn(worker, 200 + i, 41207);
            recorder.workerReady(worker, 10 * MILLI, 0);
        }
        recorder.synced(lock, SyncAction.ACQUIRED, 200, 1, 1, 20 * MILLI);
        recorder.synced(lock, SyncAction.WAITS, 201, 1, Awaited.ITS_TURN.amount(), 30 * MILLI);
        recorder.synced(lock, SyncAction.RELEASED, 200, 1, 0, 400 * MILLI);
        recorder.synced(lock, SyncAction.ACQUIRED, 201, 1, 1, 402 * MILLI);
        ran(0, 0, 10, 450, 450);
        ran(1, 1, 10, 600, 600);
        int join = recorder.blocked(CallKind.JOIN, 1, Trace.NONE, 20 * MILLI);
        recorder.unblocked(join, 601 * MILLI);
        assertThat(chain(601))
                .isEqualTo("computing 0-1, startUp@1 1-10, taskel(0)@1 10-400, release(1)@2 400-402,"
                        + " taskel(1)@2 402-600, shutdown 600-601");
    }

    @Test
    void processes_without_taskels_are_in_the_chain_as_well() {
        int queue = recorder.primitive(SyncKind.QUEUE, "queue", Trace.NONE, 0);
        for (int i = 0; i < 2; i++) {
            int worker =
                    recorder.workerRequested(WorkerRequest.process("p" + i, i, "spawn", Trace.NONE), (i + 1) * MILLI);
            recorder.workerBorn(worker, 200 + i, 41207);
            recorder.workerReady(worker, 10 * MILLI, 0);
        }
        recorder.synced(queue, SyncAction.WAITS, 201, 1, Awaited.ITS_TURN.amount(), 30 * MILLI);
        recorder.synced(queue, SyncAction.PUT, 200, 1, 1, 300 * MILLI);
        recorder.synced(queue, SyncAction.GOT, 201, 1, 0, 303 * MILLI);
        recorder.workerExited(0, 0, ExitReason.ENDED, 310 * MILLI);
        recorder.workerExited(1, 0, ExitReason.ENDED, 400 * MILLI);
        int join = recorder.blocked(CallKind.JOIN, 1, Trace.NONE, 20 * MILLI);
        recorder.unblocked(join, 401 * MILLI);
        assertThat(chain(401))
                .isEqualTo("computing 0-1, startUp@1 1-10, process@1 10-300, release@2 300-303, process@2 303-400,"
                        + " shutdown 400-401");
    }

    @Test
    void while_a_run_goes_on_the_chain_ends_in_the_taskel_that_runs_longest() {
        SampleRuns.worker(recorder, 0, 100, 0, 10);
        SampleRuns.worker(recorder, 1, 101, 0, 10);
        recorder.submitted(2, 0);
        recorder.blocked(CallKind.MAP, 1, Trace.NONE, 0);
        recorder.started(0, 0, 10 * MILLI);
        recorder.started(1, 1, 20 * MILLI);
        recorder.reached(90 * MILLI);
        assertThat(text(CriticalChain.of(recorder.trace()))).isEqualTo("startUp@1 0-10, taskel(0)@1 10-90");
    }

    @Test
    void chains_of_random_runs_cover_them_without_gaps_and_overlaps() {
        long base = new Random().nextLong(1_000_000);
        for (long seed = base; seed < base + 300; seed++) {
            covers("seed " + seed, RandomRun.of(seed));
        }
        covers("summed up, seed " + base, RandomRun.shortened(base));
    }

    @Test
    void so_do_those_of_watched_programs() {
        covers("several pools", WatchedRuns.several().trace());
    }

    private static void covers(String name, Trace trace) {
        List<ChainSegment> chain = CriticalChain.of(trace);
        long at = 0;
        for (ChainSegment each : chain) {
            assertThat(each.from()).as("%s: %s", name, each).isEqualTo(at);
            assertThat(each.nanos()).as("%s: %s", name, each).isPositive();
            at = each.to();
        }
        assertThat(at).as(name).isEqualTo(trace.now());
    }
}
