package io.github.poolscope.ui.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.BlockedCall;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Sources;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.WorkerRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which source file of a watched program is shown, and what else is blocked at its lines. */
class FileChoiceTest {
    private static final Sources.Source MAIN = new Sources.Source("/w/my.py", "import b", true);
    private static final Sources.Source OTHER = new Sources.Source("/w/b.py", "pass", true);
    private static final List<Sources.Source> FILES = List.of(MAIN, OTHER);

    private final FileChoice choice = new FileChoice();

    @Test
    void the_file_in_which_the_main_program_is_blocked_is_shown_and_stays() {
        assertThat(choice.next(List.of(), Optional.empty())).isEmpty();
        assertThat(choice.next(FILES, Optional.empty())).contains(MAIN);
        assertThat(choice.next(FILES, Optional.of("/w/b.py:7"))).contains(OTHER);
        assertThat(choice.next(FILES, Optional.empty())).contains(OTHER);
        assertThat(choice.next(FILES, Optional.of("/elsewhere/c.py:1"))).contains(OTHER);
    }

    @Test
    void a_chosen_file_stays_until_the_one_that_is_lit_is_chosen_again() {
        choice.next(FILES, Optional.of("/w/b.py:7"));
        choice.choose(MAIN.path());
        assertThat(choice.next(FILES, Optional.of("/w/b.py:7"))).contains(MAIN);
        assertThat(choice.next(FILES, Optional.of("/w/b.py:8"))).contains(MAIN);
        choice.choose(OTHER.path());
        assertThat(choice.next(FILES, Optional.of("/w/b.py:8"))).contains(OTHER);
        assertThat(choice.next(FILES, Optional.of("/w/my.py:1"))).contains(MAIN);
    }

    @Test
    void files_with_the_same_name_are_told_with_their_folder() {
        Sources.Source same = new Sources.Source("/w/sub/my.py", "", true);
        assertThat(FileChoice.name(MAIN, FILES)).isEqualTo("my.py");
        assertThat(FileChoice.name(same, List.of(MAIN, same))).isEqualTo("sub/my.py");
        assertThat(FileChoice.name(MAIN, List.of(MAIN, same))).isEqualTo("w/my.py");
    }

    @Test
    void open_calls_of_other_threads_and_processes_are_named_at_their_lines() {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.state(RunState.RUNNING, null, 0);
        int process = recorder.workerRequested(
                new WorkerRequest(WorkerKind.PROCESS, Trace.NONE, 0, "feeder", "fork", Trace.NONE), 1);
        BlockedCall get = new BlockedCall(CallKind.GET, MAIN.path(), 3, Trace.NONE, process, 0);
        BlockedCall acquire = new BlockedCall(CallKind.ACQUIRE, MAIN.path(), 3, Trace.NONE, Trace.NONE, 2);
        BlockedCall other = new BlockedCall(CallKind.JOIN, OTHER.path(), 0, Trace.NONE, process, 4);
        int first = recorder.blocked(get, 10);
        recorder.blocked(acquire, 11);
        recorder.blocked(other, 12);
        Trace trace = recorder.trace();
        OpenCalls open = new OpenCalls();
        WorkerNames names = WorkerNames.of(trace);
        List<Integer> now = open.of(trace);
        assertThat(ElsewhereMarks.of(trace, names, now, MAIN.path()))
                .containsOnlyKeys(3)
                .containsValue("feeder in get(), thread 2 in acquire()");
        assertThat(ElsewhereMarks.of(trace, names, now, OTHER.path())).containsValue("feeder, thread 4 in join()");
        recorder.unblocked(get, first, 20);
        assertThat(ElsewhereMarks.of(trace, names, open.of(trace), MAIN.path())).containsValue("thread 2 in acquire()");
        recorder.state(RunState.COMPLETED, null, 30);
        assertThat(open.of(trace)).isEmpty();
    }
}
