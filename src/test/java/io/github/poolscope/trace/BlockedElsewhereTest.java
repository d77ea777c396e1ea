package io.github.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a trace knows of programs that were not made from a plan: other threads that block, and source files. */
class BlockedElsewhereTest {
    private static final String MY = "/work/my.py";

    private final TraceRecorder recorder = TraceRecorder.readBack(Instant.EPOCH, 1);
    private final Trace trace = recorder.trace();

    @Test
    void calls_of_the_main_thread_of_the_main_program_and_all_others_have_numbers_of_their_own() {
        BlockedCall main = new BlockedCall(CallKind.GET, MY, 7, 3, Trace.NONE, 0);
        BlockedCall thread = new BlockedCall(CallKind.WAIT_FUTURES, MY, 8, Trace.NONE, Trace.NONE, 4);
        BlockedCall worker = new BlockedCall(CallKind.ACQUIRE, "/work/locks.py", 9, Trace.NONE, 2, 0);
        assertThat(recorder.blocked(main, 10)).isZero();
        assertThat(recorder.blocked(thread, 11)).isZero();
        int second = recorder.blocked(worker, 12);
        recorder.unblocked(worker, second, 20);
        recorder.unblocked(main, 0, 30);

        Calls elsewhere = trace.callsElsewhere();
        assertThat(trace.calls().count()).isEqualTo(1);
        assertThat(trace.calls().source(0)).isEqualTo(MY);
        assertThat(trace.calls().line(0)).isEqualTo(7);
        assertThat(trace.calls().ended(0)).isEqualTo(30);
        assertThat(trace.calls().worker(0)).isEqualTo(Trace.NONE);
        assertThat(elsewhere.count()).isEqualTo(2);
        assertThat(elsewhere.worker(0)).isEqualTo(Trace.NONE);
        assertThat(elsewhere.thread(0)).isEqualTo(4);
        assertThat(elsewhere.ended(0)).isEqualTo(Trace.NEVER);
        assertThat(elsewhere.source(second)).isEqualTo("/work/locks.py");
        assertThat(elsewhere.worker(second)).isEqualTo(2);
        assertThat(elsewhere.kind(second)).isEqualTo(CallKind.ACQUIRE);
        assertThat(elsewhere.ended(second)).isEqualTo(20);
    }

    @Test
    void a_source_is_stored_once_and_found_by_the_path_that_calls_have() {
        recorder.source(MY, "import os\n");
        recorder.source(MY, "another\n");
        String deep = "/" + "folder/".repeat(300) + "deep.py";
        recorder.source(deep, "x = 1\n");
        recorder.blocked(new BlockedCall(CallKind.GET, deep, 0, Trace.NONE, Trace.NONE, 0), 1);

        Sources sources = trace.sources();
        assertThat(sources.count()).isEqualTo(2);
        assertThat(sources.of(MY)).contains(new Sources.Source(MY, "import os\n", true));
        assertThat(sources.of(trace.calls().source(0)).orElseThrow().text()).isEqualTo("x = 1\n");
        assertThat(sources.of("/work/other.py")).isEmpty();
    }

    @Test
    void of_a_long_source_the_first_lines_are_stored_which_says_so() {
        String line = "value = 'ä😀'\n";
        recorder.source("/long.py", line.repeat(100_000));
        recorder.source("/one-line.py", "ä".repeat(Sources.MAX_BYTES));
        Sources.Source cut = trace.sources().of("/long.py").orElseThrow();
        assertThat(cut.isWhole()).isFalse();
        assertThat(cut.text()).isEqualTo(line.repeat(Sources.MAX_BYTES / 17));
        assertThat(trace.sources().of("/one-line.py").orElseThrow().text()).hasSize(Sources.MAX_BYTES / 2);
    }

    @Test
    void many_sources_are_counted() {
        for (int i = 0; i < Sources.MAX + 5; i++) {
            recorder.source("/" + i + ".py", "");
        }
        assertThat(trace.sources().count()).isEqualTo(Sources.MAX);
        assertThat(trace.sources().leftOut()).isEqualTo(5);
        assertThat(trace.isShortened()).isTrue();
    }

    @Test
    void a_taskel_that_has_ended_runs_no_longer_and_its_outcome_is_pending() {
        recorder.submitted(2, 0);
        recorder.started(0, 1, 5);
        recorder.ended(0, 1, 5, 9, 3);
        recorder.ended(1, 1, 9, 12, 2);

        Taskels taskels = trace.taskels();
        assertThat(taskels.outcome(0)).isEqualTo(Outcome.PENDING);
        assertThat(taskels.ended(0)).isEqualTo(9);
        assertThat(taskels.cpu(0)).isEqualTo(3);
        assertThat(taskels.received(0)).isEqualTo(Trace.NEVER);
        assertThat(taskels.ranFor(0, 100)).isEqualTo(4);
        assertThat(taskels.startedCount()).isEqualTo(2);
        assertThat(taskels.completedCount()).isZero();

        recorder.completed(0, 1, 5, 9, 3, 20, Outcome.SUCCEEDED);
        recorder.dropped(1, Outcome.LOST, 30);
        assertThat(taskels.startedCount()).isEqualTo(2);
        assertThat(taskels.completedCount()).isEqualTo(1);
        assertThat(taskels.received(0)).isEqualTo(20);
        assertThat(taskels.ended(1)).as("when it ended, not when it was lost").isEqualTo(12);
    }
}
