package io.github.poolscope.watch.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.watch.assembly.WrittenLog.Told;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What processes tell becomes a trace. */
class TraceAssemblerTest {
    private static final int APPLY = 0;
    private static final int APPLY_ASYNC = 1;
    private static final int MAP = 2;
    private static final int IMAP = 4;
    private static final int IMAP_UNORDERED = 5;
    private static final int MAP_OF_EXECUTOR = 9;

    private final WrittenLog log = new WrittenLog();
    private final Told main = log.main();

    private static <T> List<T> each(Trace trace, IntFunction<T> what) {
        return IntStream.range(0, trace.taskels().count()).mapToObj(what).toList();
    }

    private static List<Outcome> outcomes(Trace trace) {
        return each(trace, trace.taskels()::outcome);
    }

    private static List<Integer> deliveredOrder(Trace trace) {
        return IntStream.range(0, trace.taskels().deliveredCount())
                .mapToObj(trace.taskels()::deliveredAt)
                .toList();
    }

    @Test
    void a_map_at_chunksize_1_is_followed_from_its_call_to_the_delivery_of_its_results() {
        main.pool(1, 2);
        Told one = log.worker(1);
        Told two = log.worker(2);
        main.call(MAP, 0, 3, 1).queued(0, 0, 1).queued(0, 1, 1).queued(0, 2, 1);
        one.taken(0, 0, 10);
        two.ran(0, 1, 11, 121);
        main.received(0, 1);
        one.ended(0, 0, 100);
        main.received(0, 0);
        two.ran(0, 2, 12, 144);
        main.received(0, 2).delivered(0, 0, WrittenLog.ALL);
        Trace trace = log.trace();
        Taskels taskels = trace.taskels();
        assertThat(each(trace, taskels::item)).containsExactly("10", "11", "12");
        assertThat(each(trace, taskels::result)).containsExactly("100", "121", "144");
        assertThat(outcomes(trace)).containsOnly(Outcome.SUCCEEDED);
        assertThat(each(trace, taskels::worker)).containsExactly(0, 1, 1);
        assertThat(each(trace, taskels::cpu)).containsOnly(7L);
        assertThat(IntStream.range(0, 3).mapToObj(taskels::completedAt)).containsExactly(1, 0, 2);
        assertThat(deliveredOrder(trace)).containsExactly(0, 1, 2);
        assertThat(taskels.started(0)).isLessThan(taskels.ended(0)).isPositive();
        assertThat(taskels.ended(0)).isLessThan(taskels.received(0));
        assertThat(trace.tasks().count()).isEqualTo(3);
        assertThat(trace.tasks().worker(2)).isEqualTo(1);
        assertThat(trace.poolCalls().mode(0)).isEqualTo(CallMode.MAP);
        assertThat(trace.poolCalls().function(0)).isEqualTo("f");
        assertThat(trace.poolCalls().source(0)).isEqualTo("/work/my.py");
        assertThat(trace.poolCalls().line(0)).isEqualTo(6);
        assertThat(trace.pools().size(0)).isEqualTo(2);
        assertThat(trace.workers().startMethod(1)).isEqualTo("fork");
        assertThat(trace.mainPid()).isEqualTo(100);
    }

    @Test
    void a_map_is_cut_as_the_pool_cuts_it_and_blocks_tell_the_ends_of_a_chunks_taskels() {
        main.pool(1, 1);
        Told worker = log.worker(1);
        main.call(MAP, 0, 5, 3);
        worker.takenChunk(0, 0, 3)
                .numbers(0, 0, 0, 5, 6, 7)
                .block(0, 0, 0, 1_000, 20)
                .block(0, 0, 1, 6_000, 10, 40);
        worker.numbers(0, 0, 1, 50, 60, 70).endedChunk(0, 0, 13_000);
        main.received(0, 0);
        worker.takenChunk(0, 1, 2).values(0, 1, 0, "a", "b").block(0, 1, 0, 0, 1, 6);
        worker.values(0, 1, 1, "A", "B").endedChunk(0, 1, 0);
        main.received(0, 1).delivered(0, 0, WrittenLog.ALL);
        Trace trace = log.trace();
        Taskels taskels = trace.taskels();
        assertThat(IntStream.range(0, trace.tasks().count()).mapToObj(trace.tasks()::size))
                .containsExactly(3, 2);
        assertThat(each(trace, taskels::item)).containsExactly("5", "6", "7", "a", "b");
        assertThat(each(trace, taskels::result)).containsExactly("50", "60", "70", "A", "B");
        assertThat(outcomes(trace)).containsOnly(Outcome.SUCCEEDED);
        assertThat(each(trace, i -> (taskels.ended(i) - taskels.started(i)) / WrittenLog.MILLI))
                .containsExactly(20L, 10L, 30L, 3L, 3L);
        assertThat(each(trace, taskels::cpu)).startsWith(5_000L, 2_000L, 6_000L);
        assertThat(taskels.started(2)).isEqualTo(taskels.ended(1));
        assertThat(taskels.received(0)).isEqualTo(taskels.received(2));
        assertThat(taskels.deliveredCount()).isEqualTo(5);
    }

    @Test
    void a_taskel_that_fails_in_a_chunk_has_the_rest_skipped_and_nothing_delivered() {
        main.pool(1, 1);
        Told worker = log.worker(1);
        main.call(MAP, 0, 4, 4);
        worker.takenChunk(0, 0, 4).block(0, 0, 0, 0, 1, 0, 0, 0).failed(0, 0, 1);
        main.receivedError(0, 0).tell(EventKind.DELIVERED, 1, 0, 0, WrittenLog.ALL, 0, 0, "");
        Trace trace = log.trace();
        assertThat(outcomes(trace))
                .containsExactly(Outcome.SUCCEEDED, Outcome.FAILED, Outcome.SKIPPED, Outcome.SKIPPED);
        assertThat(trace.failures().at(0).index()).isEqualTo(1);
        assertThat(trace.failures().at(0).type()).isEqualTo("Error");
        assertThat(trace.failures().at(0).message()).isEqualTo("it went wrong");
        assertThat(trace.failures().at(0).stackTrace()).contains("line 1");
        assertThat(trace.taskels().deliveredCount()).isZero();
        assertThat(trace.taskels().ended(1))
                .isGreaterThanOrEqualTo(trace.taskels().started(1));
    }

    @Test
    void a_chunk_whose_results_can_not_be_sent_has_failed_as_a_whole() {
        main.pool(1, 1);
        Told worker = log.worker(1);
        main.call(MAP, 0, 2, 2);
        worker.takenChunk(0, 0, 2).block(0, 0, 0, 0, 4, 5).values(0, 0, 1, "<lock>", "<lock>");
        worker.endedChunk(0, 0, 0).failed(0, 0, -1);
        main.receivedError(0, 0);
        Trace trace = log.trace();
        assertThat(outcomes(trace)).containsOnly(Outcome.FAILED);
        assertThat(each(trace, trace.taskels()::result)).containsOnly("");
        assertThat(trace.failures().count()).isEqualTo(1);
        assertThat(trace.taskels().failedCount()).isEqualTo(2);
        assertThat(trace.taskels().ended(0)).isLessThan(trace.taskels().ended(1));
    }

    @Test
    void a_task_that_can_not_be_handed_over_has_failed_without_a_worker() {
        main.pool(1, 1);
        main.call(MAP, 0, 3, 3).queued(0, 0, 3);
        main.tell(EventKind.NOT_SENT, 0, 0, 0, 0, main.text("TypeError\0cannot pickle it\0"), 0, "");
        Trace trace = log.trace();
        assertThat(outcomes(trace)).containsExactly(Outcome.FAILED, Outcome.SKIPPED, Outcome.SKIPPED);
        assertThat(trace.taskels().worker(0)).isEqualTo(Trace.NONE);
        assertThat(trace.failures().at(0).message()).isEqualTo("cannot pickle it");
    }

    @Test
    void an_imap_gets_its_taskels_as_its_iterable_is_read_and_delivers_in_their_order() {
        main.pool(1, 1);
        Told worker = log.worker(1);
        main.call(IMAP, 4, -1, 1).queued(4, 0, 1);
        main.tell(EventKind.BLOCKED, 12, 1, 4, 0, main.text("/work/my.py:9"), 0, "");
        worker.ran(4, 0, 1, 1);
        main.received(4, 0).tell(EventKind.RETURNED, 0, 1, 0, 0, 0, 0, "");
        main.delivered(4, 0, 1).queued(4, 1, 1);
        main.tell(EventKind.BLOCKED, 12, 2, 4, 1, main.text("/work/my.py:9"), 0, "");
        worker.taken(4, 1, 2).failed(4, 1, 0);
        main.receivedError(4, 1).tell(EventKind.DELIVERED, 1, 4, 1, 1, 0, 0, "");
        main.tell(EventKind.CALL_COUNTED, 0, 4, 2, 0, 0, 0, "");
        Trace trace = log.trace();
        assertThat(trace.poolCalls().taskels(0)).isEqualTo(2);
        assertThat(trace.poolCalls().counted(0)).isPositive();
        assertThat(trace.taskels().submitted(1)).isGreaterThan(trace.taskels().delivered(0));
        assertThat(deliveredOrder(trace)).containsExactly(0, 1);
        assertThat(trace.calls().kind(1)).isEqualTo(CallKind.NEXT);
        assertThat(trace.calls().line(1)).isEqualTo(8);
        assertThat(trace.calls().source(1)).isEqualTo("/work/my.py");
        assertThat(trace.calls().awaited(0)).isZero();
        assertThat(trace.calls().awaited(1)).isEqualTo(1);
        assertThat(trace.calls().ended(0)).isGreaterThan(trace.calls().began(0));
        assertThat(trace.calls().ended(1)).isEqualTo(Trace.NEVER);
    }

    @Test
    void an_imap_unordered_in_chunks_delivers_the_chunk_that_came_first() {
        main.pool(1, 1);
        Told worker = log.worker(1);
        main.call(IMAP_UNORDERED, 0, -1, 2).queued(0, 0, 2).queued(0, 1, 2).queued(0, 2, 1);
        main.tell(EventKind.CALL_COUNTED, 0, 0, 3, 0, 0, 0, "");
        for (int task : new int[] {1, 0}) {
            worker.takenChunk(0, task, 2).block(0, task, 0, 0, 3, 4).endedChunk(0, task, 0);
            main.received(0, task);
        }
        main.delivered(0, 0, 1).delivered(0, 1, 1).delivered(0, 2, 1);
        worker.taken(0, 2, 9).failed(0, 2, 0);
        main.receivedError(0, 2).delivered(0, 3, 1).tell(EventKind.DELIVERED, 1, 0, 4, 1, 0, 0, "");
        assertThat(deliveredOrder(log.trace())).containsExactly(2, 3, 0, 1, 4);
    }

    @Test
    void each_apply_async_is_a_call_whose_result_is_given_to_its_callback_or_to_get() {
        main.pool(1, 1);
        Told worker = log.worker(1);
        main.call(APPLY_ASYNC, 0, 1, 1).call(APPLY_ASYNC, 1, 1, 1).call(APPLY, 2, 1, 1);
        worker.ran(0, 0, 5, 6);
        main.received(0, 0);
        main.tell(EventKind.CALLBACK_BEGAN, 0, 0, 0, 0, 0, 0, "");
        main.tell(EventKind.CALLBACK_ENDED, 0, 0, 0, 0, 0, 0, "");
        worker.ran(1, 0, 7, 8);
        main.received(1, 0).delivered(1, 0, WrittenLog.ALL).delivered(1, 0, WrittenLog.ALL);
        main.delivered(0, 0, WrittenLog.ALL);
        worker.taken(2, 0, 9).failed(2, 0, 0);
        main.receivedError(2, 0).tell(EventKind.DELIVERED, 1, 2, 0, WrittenLog.ALL, 0, 0, "");
        Trace trace = log.trace();
        assertThat(trace.poolCalls().count()).isEqualTo(3);
        assertThat(each(trace, trace.taskels()::call)).containsExactly(0, 1, 2);
        assertThat(deliveredOrder(trace)).containsExactly(0, 1, 2);
        assertThat(trace.callbacks().count()).isEqualTo(1);
        assertThat(trace.callbacks().awaited(0)).isZero();
        assertThat(trace.callbacks().ended(0)).isPositive();
    }

    @Test
    void work_items_of_an_executor_belong_to_submit_or_to_a_map() {
        main.executor(1, 4);
        long line = (long) main.text("/work/my.py:20") << 32;
        main.tell(EventKind.SUBMITTED, 0, WrittenLog.EXECUTOR + 1, 0, 1, line, main.text("my.g"), "");
        main.tell(
                EventKind.CALL, MAP_OF_EXECUTOR, WrittenLog.EXECUTOR + 3, -1, 2, line + 1, main.text("__main__.f"), "");
        main.tell(EventKind.SUBMITTED, 0, WrittenLog.EXECUTOR + 1, 1, 2, line + 3, 0, "");
        main.tell(EventKind.SUBMITTED, 0, WrittenLog.EXECUTOR + 1, 2, 1, line + 3, 0, "");
        main.tell(EventKind.CALL_COUNTED, 0, WrittenLog.EXECUTOR + 3, 2, 0, 0, 0, "");
        Told worker = log.worker(1);
        worker.ran(WrittenLog.EXECUTOR, 0, 1, 2);
        worker.takenChunk(WrittenLog.EXECUTOR, 1, 2).block(WrittenLog.EXECUTOR, 1, 0, 0, 2, 3);
        worker.endedChunk(WrittenLog.EXECUTOR, 1, 0);
        main.received(WrittenLog.EXECUTOR + 1, 1).received(WrittenLog.EXECUTOR + 1, 0);
        main.delivered(WrittenLog.EXECUTOR + 1, 0, 1).delivered(WrittenLog.EXECUTOR + 1, 0, 1);
        main.delivered(WrittenLog.EXECUTOR + 1, 1, 2);
        main.tell(EventKind.CANCELLED, 0, WrittenLog.EXECUTOR + 1, 2, 0, 0, 0, "");
        Trace trace = log.trace();
        assertThat(trace.pools().kind(0)).isEqualTo(PoolKind.PROCESS_EXECUTOR);
        assertThat(trace.poolCalls().mode(0)).isEqualTo(CallMode.SUBMIT);
        assertThat(trace.poolCalls().function(0)).isEqualTo("my.g");
        assertThat(trace.poolCalls().mode(1)).isEqualTo(CallMode.EXECUTOR_MAP);
        assertThat(trace.poolCalls().taskels(1)).isEqualTo(3);
        assertThat(each(trace, trace.taskels()::call)).containsExactly(0, 1, 1, 1);
        assertThat(outcomes(trace))
                .containsExactly(Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.CANCELLED);
        assertThat(deliveredOrder(trace)).containsExactly(0, 1, 2);
    }

    @Test
    void threads_are_workers_of_their_process() {
        main.tell(EventKind.POOL, 3, 2, 5, 0, 0, main.text("ThreadPoolExecutor"), "");
        main.tell(EventKind.SUBMITTED, 0, WrittenLog.EXECUTOR + 2, 0, 1, 0, 0, "");
        main.tell(EventKind.WORKER_READY, 6, 1, 2, 0, 0, 4711, 0, "");
        main.tell(EventKind.TAKEN, 6, 16, WrittenLog.EXECUTOR + 2, 0, 1, 0, 3, "");
        main.tell(EventKind.RECEIVED, 6, 0, WrittenLog.EXECUTOR + 2, 0, 0, 0, 0, "");
        main.tell(EventKind.ENDED, 6, 16, WrittenLog.EXECUTOR + 2, 0, 0, 0, 9, "");
        main.tell(EventKind.BLOCKED, 1, 6, 1, WrittenLog.EXECUTOR + 2, 0, 0, 0, "");
        main.tell(EventKind.BLOCKED, 8, 9, 2, 0, 0, 0, 0, "");
        main.tell(EventKind.WORKER_ENDED, 6, 0, 2, 0, 0, 0, 0, "");
        Trace trace = log.trace();
        assertThat(trace.pools().kind(0)).isEqualTo(PoolKind.THREAD_EXECUTOR);
        assertThat(trace.workers().pid(0)).isEqualTo(100);
        assertThat(trace.workers().startMethod(0)).isEqualTo("thread");
        assertThat(trace.workers().reason(0)).isEqualTo(ExitReason.POOL_CLOSED);
        assertThat(trace.taskels().ended(0)).isEqualTo(trace.taskels().received(0));
        assertThat(trace.taskels().result(0)).isEqualTo("9");
        assertThat(trace.calls().kind(0)).isEqualTo(CallKind.RESULT);
        assertThat(trace.calls().awaited(0)).isZero();
        assertThat(trace.callsElsewhere().call(0).thread()).isEqualTo(8);
    }

    @Test
    void a_replacement_takes_the_slot_of_the_worker_that_has_ended_and_later_pools_have_other_slots() {
        main.pool(1, 2);
        Told one = log.worker(1);
        log.worker(2);
        one.tell(EventKind.WORKER_ENDED, 1, 0, 0, 0, 0, 0, "");
        one.tell(EventKind.PROCESS_ENDED, 0, 0, 0, 0, 5, 0, "");
        main.exited(1, 0);
        log.worker(3);
        main.pool(2, 1).asked(2, 4);
        main.tell(EventKind.POOL_STATE, 2, 1, 0, 0, 0, 0, "");
        main.tell(EventKind.SIGNALLED, 15, 0, 0, 0, 102, 0, "").exited(2, -15);
        Trace trace = log.trace();
        assertThat(IntStream.range(0, 4).mapToObj(trace.workers()::slot)).containsExactly(0, 1, 0, 2);
        assertThat(trace.workers().reason(0)).isEqualTo(ExitReason.RETIRED);
        assertThat(trace.workers().reason(1)).isEqualTo(ExitReason.POOL_TERMINATED);
        assertThat(trace.workers().reason(2)).isEqualTo(ExitReason.ALIVE);
        assertThat(trace.workers().pool(3)).isEqualTo(1);
        assertThat(trace.pools().name(0)).isEqualTo("Pool");
        assertThat(trace.pools().name(1)).isEqualTo("Pool 2");
    }

    @Test
    void other_processes_are_shown_whether_or_not_their_parent_told_of_them() {
        main.tell(EventKind.PROCESS_ASKED, 0, 0, 1, 0, main.text("Process-1"), main.text("work"), "");
        main.tell(EventKind.PROCESS_STARTED, 0, 0, 1, 0, 201, 0, "spawn");
        Told asked = log.process(201, 100);
        asked.tell(EventKind.PROCESS_BEGAN, 0, 100, 1, 0, 0, 0, "");
        asked.tell(EventKind.BLOCKED, 9, 1, 0, 0, asked.text("/work/child.py:2"), 0, "");
        long error = asked.text("ValueError\0no\0");
        asked.tell(EventKind.PROCESS_ENDED, 0, 1, 0, 0, 0, error, "");
        log.process(202, 100);
        log.pause(1_500);
        main.exited(101, 1);
        Trace trace = log.trace();
        assertThat(trace.workers().count()).isEqualTo(2);
        assertThat(trace.workers().kind(0)).isEqualTo(WorkerKind.PROCESS);
        assertThat(trace.workers().name(0)).isEqualTo("Process-1");
        assertThat(trace.workers().startMethod(0)).isEqualTo("spawn");
        assertThat(trace.workers().exitCode(0)).isEqualTo(1);
        assertThat(trace.workers().reason(0)).isEqualTo(ExitReason.ENDED);
        assertThat(trace.workers().name(1)).isEqualTo("python");
        assertThat(trace.workers().pid(1)).isEqualTo(202);
        assertThat(trace.notes().at(0).text()).contains("ValueError: no");
        assertThat(trace.callsElsewhere().call(0).worker()).isZero();
        assertThat(trace.callsElsewhere().line(0)).isEqualTo(1);
        assertThat(trace.callsElsewhere().ended(0)).isPositive();
    }

    @Test
    void primitives_are_known_by_their_keys_in_all_processes() {
        main.tell(EventKind.SYNC_MADE, 0, 0, 3, 0, main.text("pipe:7"), 0, "Queue");
        main.tell(EventKind.SYNC_MADE, 0, 0, -1, 0, main.text("/mp-1"), 0, "Lock");
        main.pool(1, 1);
        Told worker = log.worker(1);
        worker.tell(EventKind.SYNC, 2, worker.text("pipe:7"), 0, 0, 1, 0, "");
        main.tell(EventKind.SYNC, 3, main.text("pipe:7"), 0, 0, 0, 0, "");
        main.tell(EventKind.SYNC, 8, main.text("nobody made it"), 0, 0, 0, 0, "");
        Trace trace = log.trace();
        assertThat(trace.syncObjects().at(0).name()).isEqualTo("Queue 1");
        assertThat(trace.syncObjects().at(0).capacity()).isEqualTo(3);
        assertThat(trace.syncObjects().at(1).kind()).isEqualTo(SyncKind.LOCK);
        assertThat(trace.syncObjects().at(2).name()).isEqualTo("Event 1");
        assertThat(trace.syncEvents().count()).isEqualTo(3);
        assertThat(trace.syncEvents().pid(0)).isEqualTo(101);
        assertThat(trace.syncEvents().action(1)).isEqualTo(SyncAction.GOT);
    }

    @Test
    void both_ends_of_a_pipe_are_one_primitive() {
        main.tell(EventKind.SYNC_MADE, 0, 0, -1, 0, main.text("pipe:7"), 0, "Pipe");
        main.tell(EventKind.SYNC_MADE, 0, 0, -1, 0, main.text("pipe:8"), main.text("pipe:7"), "Pipe");
        main.tell(EventKind.SYNC, 6, main.text("pipe:7"), 0, 0, 1, 0, "");
        main.tell(EventKind.SYNC, 7, main.text("pipe:8"), 0, 0, 1, 0, "");
        Trace trace = log.trace();
        assertThat(trace.syncObjects().count()).isEqualTo(1);
        assertThat(trace.syncEvents().object(0)).isZero();
        assertThat(trace.syncEvents().object(1)).isZero();
    }

    @Test
    void a_process_has_the_parent_that_it_tells_which_may_be_a_fork_server() {
        main.tell(EventKind.PROCESS_ASKED, 0, 0, 1, 0, main.text("Process-1"), main.text("work"), "");
        main.tell(EventKind.PROCESS_STARTED, 0, 0, 1, 0, 201, 0, "forkserver");
        log.process(201, 150).tell(EventKind.PROCESS_BEGAN, 0, 100, 1, 0, 0, 0, "");
        Trace trace = log.trace();
        assertThat(trace.workers().pid(0)).isEqualTo(201);
        assertThat(trace.workers().parentPid(0)).isEqualTo(150);
    }

    @Test
    void output_and_notes_are_recorded_each_note_once() {
        main.tell(EventKind.OUTPUT, 1, 0, 0, 0, main.text("oh"), 0, "");
        main.tell(EventKind.NOTE, 0, 0, 0, 0, main.text("This Python differs."), 0, "");
        main.tell(EventKind.NOTE, 0, 0, 0, 0, main.text("This Python differs."), 0, "");
        Trace trace = log.trace();
        assertThat(trace.output().text(0)).isEqualTo("oh");
        assertThat(trace.output().isError(0)).isTrue();
        assertThat(trace.notes().count()).isEqualTo(1);
    }

    @Test
    void a_taskel_that_runs_is_seen_before_its_chunk_has_ended() {
        main.pool(1, 1);
        Told worker = log.worker(1);
        main.call(MAP, 0, 4, 4);
        worker.takenChunk(0, 0, 4).block(0, 0, 0, 0, 1, 1, 0, 0);
        log.pause(300);
        Trace trace = log.running();
        assertThat(trace.taskels().startedCount()).isEqualTo(3);
        assertThat(trace.taskels().ended(1)).isPositive();
        assertThat(trace.taskels().ended(2)).isEqualTo(Trace.NEVER);
        assertThat(outcomes(trace)).containsOnly(Outcome.PENDING);
        assertThat(outcomes(log.trace())).containsOnly(Outcome.CANCELLED);
    }
}
