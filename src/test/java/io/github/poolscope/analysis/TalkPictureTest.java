package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.picture.Mark;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.StepChart;
import io.github.poolscope.analysis.picture.StepChart.Step;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.analysis.picture.TalkPicture;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TalkRuns;
import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures of primitives. */
class TalkPictureTest {
    private static final long MILLI = TalkRuns.MILLI;
    private static final long MAIN = 41207;
    private static final long ONE = 101;
    private static final long OTHER = 102;
    private static final TimeAxis AXIS = new TimeAxis(0, 1_000 * MILLI, 1_000);

    private final TalkRuns run = new TalkRuns();

    private TalkPicture picture(long until) {
        run.recorder().reached(until * MILLI);
        return TalkPicture.of(run.trace(), AXIS);
    }

    private static Step step(long from, long to, long number) {
        return new Step(from * MILLI, to * MILLI, number, number);
    }

    private static Span span(int object, int actor, long from, long to) {
        return new Span(object, actor, from * MILLI, to * MILLI, false, 1);
    }

    @Test
    void a_queues_depth_is_a_step_chart_and_waiting_for_it_a_span_of_the_process() {
        int producer = run.process("producer", ONE, 10);
        int consumer = run.process("consumer", OTHER, 12);
        int queue = run.primitive(SyncKind.QUEUE, "queue", 1);
        run.waits(50, queue, OTHER, Awaited.ITS_TURN);
        run.event(100, queue, SyncAction.PUT, ONE, 1);
        run.event(101, queue, SyncAction.GOT, OTHER, 0);
        run.event(200, queue, SyncAction.PUT, ONE, 1);
        run.waits(210, queue, ONE, Awaited.ROOM);
        run.event(300, queue, SyncAction.GOT, OTHER, 0);
        run.event(300, queue, SyncAction.PUT, ONE, 1);
        TalkPicture picture = picture(400);
        TalkLane lane = picture.lanes().get(0);
        assertThat(lane.level().steps())
                .containsExactly(
                        step(1, 100, 0),
                        step(100, 101, 1),
                        step(101, 200, 0),
                        step(200, 300, 1),
                        step(300, 300, 0),
                        step(300, 400, 1));
        assertThat(lane.level().most()).isEqualTo(1);
        assertThat(lane.level().now()).isEqualTo(1);
        assertThat(picture.waitsOf(consumer)).containsExactly(span(queue, consumer, 50, 101));
        assertThat(picture.waitsOf(producer)).containsExactly(span(queue, producer, 210, 300));
        assertThat(lane.waiting().most()).isEqualTo(1);
        assertThat(lane.waiting().now()).isZero();
    }

    @Test
    void who_joins_a_queue_waits_until_the_last_item_is_done_and_a_consumer_waits_on() {
        int consumer = run.process("consumer", ONE, 10);
        int queue = run.primitive(SyncKind.QUEUE, "tasks", 0);
        run.event(50, queue, SyncAction.PUT, MAIN, 1);
        run.waits(60, queue, MAIN, Awaited.ALL_DONE);
        run.event(70, queue, SyncAction.GOT, ONE, 0);
        run.recorder().synced(queue, SyncAction.WAITS, ONE, 2, 0, 75 * MILLI);
        run.event(80, queue, SyncAction.TASK_DONE, ONE, 0);
        TalkPicture picture = picture(100);
        assertThat(picture.waitsOf(Trace.NONE)).containsExactly(span(queue, Trace.NONE, 60, 80));
        assertThat(picture.waitsOf(consumer)).singleElement().satisfies(wait -> {
            assertThat(wait.open()).isTrue();
            assertThat(wait.to()).isEqualTo(100 * MILLI);
        });
        assertThat(picture.lanes().get(0).waiting().now()).isEqualTo(1);
    }

    @Test
    void a_lock_shows_its_holders_in_turn_and_how_many_wait() {
        int one = run.process("one", ONE, 10);
        int other = run.process("other", OTHER, 12);
        int lock = run.primitive(SyncKind.LOCK, "lock", Trace.NONE);
        run.event(100, lock, SyncAction.ACQUIRED, ONE, 1);
        run.waits(120, lock, OTHER, Awaited.ITS_TURN);
        run.waits(130, lock, MAIN, Awaited.ITS_TURN);
        run.event(200, lock, SyncAction.RELEASED, ONE, 0);
        run.event(200, lock, SyncAction.ACQUIRED, OTHER, 1);
        run.event(250, lock, SyncAction.GAVE_UP, MAIN, 0);
        TalkPicture picture = picture(300);
        TalkLane lane = picture.lanes().get(0);
        assertThat(lane.holds())
                .containsExactly(span(lock, one, 100, 200), new Span(lock, other, 200 * MILLI, 300 * MILLI, true, 1));
        assertThat(lane.holder()).isEqualTo(other);
        assertThat(lane.waiting().most()).isEqualTo(2);
        assertThat(lane.waiting().now()).isZero();
        assertThat(picture.holdsOf(one)).containsExactly(span(lock, one, 100, 200));
        assertThat(picture.waitsOf(other)).containsExactly(span(lock, other, 120, 200));
        assertThat(picture.waitsOf(Trace.NONE)).containsExactly(span(lock, Trace.NONE, 130, 250));
    }

    @Test
    void a_lock_taken_twice_is_held_until_it_was_released_as_often() {
        int one = run.process("one", ONE, 10);
        int lock = run.primitive(SyncKind.RLOCK, "lock", Trace.NONE);
        run.event(100, lock, SyncAction.ACQUIRED, ONE, 1);
        run.event(110, lock, SyncAction.ACQUIRED, ONE, 2);
        run.event(120, lock, SyncAction.RELEASED, ONE, 1);
        run.event(130, lock, SyncAction.RELEASED, ONE, 0);
        assertThat(picture(200).lanes().get(0).holds()).containsExactly(span(lock, one, 100, 130));
    }

    @Test
    void a_holder_that_dies_holds_and_waits_no_longer() {
        int one = run.process("one", ONE, 10);
        int other = run.process("other", OTHER, 12);
        int lock = run.primitive(SyncKind.LOCK, "lock", Trace.NONE);
        int event = run.primitive(SyncKind.EVENT, "never", Trace.NONE);
        run.event(100, lock, SyncAction.ACQUIRED, ONE, 1);
        run.waits(110, event, ONE, Awaited.ITS_TURN);
        run.waits(120, lock, OTHER, Awaited.ITS_TURN);
        run.fate(150, lock, SyncAction.ABANDONED, ONE, 1);
        run.event(150, lock, SyncAction.ACQUIRED, OTHER, 1);
        run.ends(one, 152, -9);
        TalkPicture picture = picture(300);
        TalkLane lane = picture.lanes().get(lock);
        assertThat(lane.holds().get(0)).isEqualTo(span(lock, one, 100, 150));
        assertThat(lane.holder()).isEqualTo(other);
        assertThat(lane.marks()).containsExactly(new Mark(SyncAction.ABANDONED, one, 150 * MILLI, 1, 1));
        assertThat(picture.waitsOf(one)).containsExactly(span(event, one, 110, 150));
        assertThat(picture.lanes().get(event).waiting().now()).isZero();
        assertThat(TalkPicture.endOfWait(run.trace(), 1)).isEqualTo(150 * MILLI);
        assertThat(TalkPicture.endOfWait(run.trace(), 2)).isEqualTo(150 * MILLI);
    }

    @Test
    void a_process_that_dies_while_it_waits_waits_until_its_end() {
        int one = run.process("one", ONE, 10);
        int event = run.primitive(SyncKind.EVENT, "never", Trace.NONE);
        run.waits(110, event, ONE, Awaited.ITS_TURN);
        run.ends(one, 150, -15);
        run.event(200, event, SyncAction.CLEARED, MAIN, 0);
        TalkPicture picture = picture(300);
        assertThat(picture.waitsOf(one)).containsExactly(span(event, one, 110, 150));
        assertThat(picture.lanes().get(event).waiting().steps())
                .containsExactly(step(1, 110, 0), step(110, 150, 1), step(150, 300, 0));
    }

    @Test
    void what_waits_and_is_held_at_the_present_of_a_live_run_lasts_until_now() {
        TraceRecorder live = TraceRecorder.live();
        int lock = live.primitive(SyncKind.LOCK, "lock", Trace.NONE, System.nanoTime());
        live.synced(lock, SyncAction.ACQUIRED, 7, 1, 1, System.nanoTime());
        live.synced(lock, SyncAction.WAITS, 8, 1, 0, System.nanoTime());
        TalkPicture picture = TalkPicture.of(live.trace(), new TimeAxis(0, 60_000 * MILLI, 100));
        Span held = picture.lanes().get(0).holds().get(0);
        Span waits = picture.waitsOf(Trace.NONE).get(0);
        assertThat(held.open()).isTrue();
        assertThat(waits.open()).isTrue();
        assertThat(held.to())
                .isEqualTo(waits.to())
                .isBetween(held.from(), live.trace().now());
        assertThat(picture.lanes().get(0).waiting().now()).isEqualTo(1);
    }

    @Test
    void whoever_is_no_worker_is_the_main_program() {
        int worker = run.process("child", ONE, 10);
        int queue = run.primitive(SyncKind.QUEUE, "queue", 0);
        run.event(50, queue, SyncAction.PUT, 999_999, 1);
        run.event(51, queue, SyncAction.GOT, ONE, 0);
        run.event(52, queue, SyncAction.PUT, MAIN, 1);
        Talk talk = Talk.of(run.trace());
        assertThat(List.of(talk.who(0), talk.who(1), talk.who(2)))
                .extracting(Object::toString)
                .containsExactly("main program", "child", "main program");
        assertThat(talk.worker(1)).isEqualTo(worker);
        assertThat(talk.whoExactly(1)).hasToString("child · 101");
    }

    @Test
    void permits_in_use_count_up_and_a_semaphore_without_a_bound_never_counts_below_none() {
        int one = run.process("one", ONE, 10);
        int semaphore = run.primitive(SyncKind.SEMAPHORE, "two at a time", 2);
        run.event(100, semaphore, SyncAction.ACQUIRED, ONE, 1);
        run.event(110, semaphore, SyncAction.ACQUIRED, OTHER, 0);
        run.event(120, semaphore, SyncAction.RELEASED, ONE, 1);
        run.event(130, semaphore, SyncAction.RELEASED, OTHER, 2);
        run.event(140, semaphore, SyncAction.RELEASED, OTHER, 3);
        TalkPicture picture = picture(200);
        StepChart level = picture.lanes().get(0).level();
        assertThat(level.steps())
                .containsExactly(
                        step(1, 100, 0), step(100, 110, 1), step(110, 120, 2), step(120, 130, 1), step(130, 200, 0));
        assertThat(picture.holdsOf(one)).containsExactly(span(semaphore, one, 100, 120));
        assertThat(picture.lanes().get(0).holds()).isEmpty();
    }

    @Test
    void an_event_that_is_set_ends_all_waiting_and_a_barrier_counts_who_has_arrived() {
        int one = run.process("one", ONE, 10);
        int other = run.process("other", OTHER, 12);
        int event = run.primitive(SyncKind.EVENT, "go", Trace.NONE);
        int barrier = run.primitive(SyncKind.BARRIER, "meet", 2);
        run.waits(50, event, ONE, Awaited.ITS_TURN);
        run.waits(60, event, OTHER, Awaited.ITS_TURN);
        run.event(100, event, SyncAction.SET, MAIN, 0);
        run.event(150, event, SyncAction.CLEARED, MAIN, 0);
        run.event(200, barrier, SyncAction.ARRIVED, ONE, 0);
        run.waits(200, barrier, ONE, Awaited.ITS_TURN);
        run.event(300, barrier, SyncAction.ARRIVED, OTHER, 1);
        run.event(300, barrier, SyncAction.PASSED, OTHER, 2);
        TalkPicture picture = picture(400);
        assertThat(picture.lanes().get(event).level().steps())
                .containsExactly(step(1, 100, 0), step(100, 150, 1), step(150, 400, 0));
        assertThat(picture.waitsOf(one)).containsExactly(span(event, one, 50, 100), span(barrier, one, 200, 300));
        assertThat(picture.waitsOf(other)).containsExactly(span(event, other, 60, 100));
        assertThat(picture.lanes().get(barrier).level().most()).isEqualTo(2);
        assertThat(picture.lanes().get(barrier).marks())
                .containsExactly(new Mark(SyncAction.PASSED, other, 300 * MILLI, 1, 2));
    }

    @Test
    void as_many_are_woken_as_were_notified_those_first_who_waited_longest() {
        int one = run.process("one", ONE, 10);
        int other = run.process("other", OTHER, 12);
        int condition = run.primitive(SyncKind.CONDITION, "condition", Trace.NONE);
        run.waits(50, condition, ONE, Awaited.ITS_TURN);
        run.waits(60, condition, OTHER, Awaited.ITS_TURN);
        run.event(100, condition, SyncAction.NOTIFIED, MAIN, 1);
        TalkPicture picture = picture(200);
        assertThat(picture.waitsOf(one)).containsExactly(span(condition, one, 50, 100));
        assertThat(picture.waitsOf(other)).singleElement().satisfies(wait -> assertThat(wait.open())
                .isTrue());
    }

    @Test
    void a_pipes_messages_are_marks_with_their_bytes_and_a_look_ends_when_one_comes() {
        int one = run.process("one", ONE, 10);
        int pipe = run.primitive(SyncKind.CONNECTION, "pipe", Trace.NONE);
        run.waits(50, pipe, ONE, Awaited.SIGHT);
        run.event(100, pipe, SyncAction.SENT, MAIN, 1_000);
        run.event(150, pipe, SyncAction.RECEIVED, ONE, 1_000);
        run.fate(200, pipe, SyncAction.CLOSED, MAIN, 0);
        TalkPicture picture = picture(300);
        assertThat(picture.waitsOf(one)).containsExactly(span(pipe, one, 50, 100));
        assertThat(picture.lanes().get(0).marks())
                .containsExactly(
                        new Mark(SyncAction.SENT, Trace.NONE, 100 * MILLI, 1, 1_000),
                        new Mark(SyncAction.RECEIVED, one, 150 * MILLI, 1, 1_000),
                        new Mark(SyncAction.CLOSED, Trace.NONE, 200 * MILLI, 1, 0));
    }

    @Test
    void what_lies_within_a_pixel_is_merged_and_nothing_is_dropped() {
        int one = run.process("one", ONE, 10);
        int queue = run.primitive(SyncKind.QUEUE, "queue", 0);
        int lock = run.primitive(SyncKind.LOCK, "lock", Trace.NONE);
        int pipe = run.primitive(SyncKind.CONNECTION, "pipe", Trace.NONE);
        int rounds = 20_000;
        TraceRecorder recorder = run.recorder();
        for (int i = 0; i < rounds; i++) {
            long time = 100 * MILLI + i * 20_000L;
            recorder.synced(queue, SyncAction.PUT, ONE, 1, i % 7 + 1, time);
            recorder.synced(lock, SyncAction.ACQUIRED, ONE, 1, 1, time + 1_000);
            recorder.synced(lock, SyncAction.RELEASED, ONE, 1, 0, time + 5_000);
            recorder.synced(pipe, SyncAction.SENT, ONE, 1, 10, time + 6_000);
            recorder.synced(queue, SyncAction.GOT, ONE, 1, i % 7, time + 7_000);
        }
        run.recorder().reached(600 * MILLI);
        TimeAxis coarse = new TimeAxis(0, 600 * MILLI, 60);
        TalkPicture picture = TalkPicture.of(run.trace(), coarse);
        TalkLane depth = picture.lanes().get(queue);
        assertThat(depth.level().steps()).hasSizeLessThan(2 * 60);
        assertThat(depth.level().steps().stream().filter(step -> step.most() == 7 && step.least() == 0))
                .hasSizeGreaterThan(35);
        assertThat(depth.level().merged() + depth.level().steps().size()).isEqualTo(2 * rounds + 1);
        assertThat(picture.lanes().get(lock).holds().stream()
                        .mapToInt(Span::count)
                        .sum())
                .isEqualTo(rounds);
        assertThat(picture.lanes().get(lock).holds()).hasSizeLessThan(2 * 60);
        assertThat(picture.holdsOf(one).stream().mapToInt(Span::count).sum()).isEqualTo(rounds);
        assertThat(picture.lanes().get(pipe).marks()).hasSizeLessThan(60);
        assertThat(picture.lanes().get(pipe).marks().stream()
                        .mapToLong(Mark::amount)
                        .sum())
                .isEqualTo(10L * rounds);
        assertThat(picture.merged()).isGreaterThan(3 * rounds - 400);
    }

    @Test
    void a_part_of_time_shows_what_began_before_it_and_keeps_the_scale_of_the_whole() {
        int one = run.process("one", ONE, 10);
        int queue = run.primitive(SyncKind.QUEUE, "queue", 0);
        int lock = run.primitive(SyncKind.LOCK, "lock", Trace.NONE);
        run.event(50, lock, SyncAction.ACQUIRED, ONE, 1);
        run.event(60, queue, SyncAction.PUT, ONE, 5);
        run.event(100, queue, SyncAction.GOT, MAIN, 2);
        run.event(900, lock, SyncAction.RELEASED, ONE, 0);
        run.recorder().reached(1_000 * MILLI);
        TalkPicture picture = TalkPicture.of(run.trace(), new TimeAxis(400 * MILLI, 500 * MILLI, 100));
        assertThat(picture.lanes().get(queue).level().steps()).containsExactly(step(100, 1_000, 2));
        assertThat(picture.lanes().get(queue).level().most()).isEqualTo(5);
        assertThat(picture.lanes().get(lock).holds()).containsExactly(span(lock, one, 50, 900));
    }

    @Test
    void processes_of_a_script_have_names_and_workers_of_a_pool_numbers() {
        int child = run.process("child", ONE, 10);
        SampleRuns.worker(run.recorder(), 1, OTHER, 20, 30);
        run.recorder().item("7");
        int index = run.recorder().submitted(1, 35 * MILLI);
        int task = run.recorder().task(index, 1);
        run.recorder().dispatched(new int[] {task}, 1, 36 * MILLI);
        run.recorder().started(index, 1, 37 * MILLI);
        WorkerNames names = WorkerNames.of(run.trace());
        assertThat(names.name(child)).hasToString("child");
        assertThat(names.longName(child)).hasToString("child · 101");
        assertThat(names.name(1)).hasToString("worker 2");
        assertThat(names.longName(1)).hasToString("worker 2 · 102");
        assertThat(names.name(Trace.NONE)).hasToString("main program");
        assertThat(names.taskelOf(1)).isEqualTo(Trace.NONE);
        assertThat(names.processOf(0)).isEqualTo("child");
        assertThat(names.processOf(1)).isEmpty();
    }

    @Test
    void reading_ahead_is_shown_where_items_are_read_after_the_first_result_was_taken() {
        TraceRecorder recorder = run.recorder();
        SampleRuns.worker(recorder, 0, ONE, 1, 2);
        int call = recorder.blocked(CallKind.NEXT, 0, 0, 5 * MILLI);
        recorder.submitted(2, 10 * MILLI);
        SampleRuns.taskel(recorder, 0, 0, 11, 20, Outcome.SUCCEEDED, "a");
        recorder.unblocked(call, 30 * MILLI);
        SampleRuns.deliver(recorder, 0, 30);
        assertThat(TimelinePicture.of(run.trace(), AXIS).readAhead().steps()).isEmpty();
        recorder.submitted(1, 40 * MILLI);
        SampleRuns.taskel(recorder, 1, 0, 21, 45, Outcome.SUCCEEDED, "b");
        SampleRuns.deliver(recorder, 1, 50);
        recorder.reached(60 * MILLI);
        StepChart chart = TimelinePicture.of(run.trace(), AXIS).readAhead();
        assertThat(chart.steps()).containsExactly(step(10, 30, 2), step(30, 40, 1), step(40, 50, 2), step(50, 60, 1));
        assertThat(chart.most()).isEqualTo(2);
    }

    @Test
    void a_talk_is_read_line_by_line_in_both_languages() {
        run.process("producer", ONE, 10);
        int queue = run.primitive(SyncKind.QUEUE, "queue", 3);
        run.waits(50, queue, MAIN, Awaited.ITS_TURN);
        run.event(100, queue, SyncAction.PUT, ONE, 1);
        run.event(100, queue, SyncAction.GOT, MAIN, 0);
        run.recorder().state(RunState.COMPLETED, null, 200 * MILLI);
        Talk talk = Talk.of(run.trace());
        assertThat(talk.what(0)).hasToString("waits for an item");
        assertThat(talk.what(1)).hasToString("puts an item");
        assertThat(talk.amount(1)).hasToString("1 of 3 in it");
        assertThat(talk.waited(0)).isEqualTo(50 * MILLI);
        assertThat(talk.waited(1)).isEqualTo(Trace.NEVER);
        assertThat(talk.waited(2)).isEqualTo(50 * MILLI);
        assertThat(talk.nearest(queue, 98 * MILLI, 5 * MILLI)).isEqualTo(1);
        assertThat(talk.nearest(queue, 90 * MILLI, 5 * MILLI)).isEqualTo(Trace.NONE);
        assertThat(talk.next(2, true, true)).isZero();
        assertThat(talk.next(Trace.NONE, false, false)).isEqualTo(2);
    }

    @Test
    void every_action_of_every_kind_has_words_in_both_languages() {
        for (SyncKind kind : SyncKind.values()) {
            int object = run.primitive(kind, kind.word(), 2);
            for (SyncAction action : SyncAction.values()) {
                for (int amount = 0; amount < 5; amount++) {
                    run.event(10, object, action, ONE, amount);
                }
            }
        }
        Talk talk = Talk.of(run.trace());
        for (int event = 0; event < talk.count(); event++) {
            for (Language language : Language.values()) {
                assertThat(talk.what(event).in(language)).isNotBlank();
                assertThat(talk.amount(event).in(language)).doesNotContain("{");
                assertThat(TalkFacts.of(run.trace(), event, language)).hasSizeGreaterThan(3);
            }
        }
        assertThat(picture(100).lanes()).hasSize(SyncKind.values().length);
    }
}
