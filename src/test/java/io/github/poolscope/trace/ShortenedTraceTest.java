package io.github.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A trace uses no more memory than permitted, whatever grows in it; what it drops is summed up or counted. */
class ShortenedTraceTest {
    private static final long ENOUGH = 1L << 40;
    private static final long LITTLE = 3 << 20;
    /** A page of each column, and one batch, may exceed the limit. */
    private static final long SLACK = 2 << 20;

    private static final String LONG = "x".repeat(20_000);

    @Test
    void a_recorder_in_a_program_that_goes_on_and_on_takes_no_more_than_its_limit() {
        TraceRecorder recorder = RandomEvents.recorder(LITTLE);
        Trace trace = recorder.trace();
        int many = 500_000;
        for (int i = 0; i < many; i++) {
            int index = recorder.submitted(1, i);
            recorder.task(index, 1);
            recorder.started(index, 0, i);
            recorder.returned(index, "a result of some length, as most are");
            recorder.completed(index, 0, i, i + 2, 1, i + 3, i % 100 == 0 ? Outcome.FAILED : Outcome.SUCCEEDED);
            recorder.delivered(index, 1, i + 4);
            if (i % 500 == 0) {
                assertThat(trace.bytes()).isLessThan(LITTLE + SLACK);
            }
        }
        Taskels taskels = trace.taskels();
        assertThat(taskels.count()).isEqualTo(many);
        assertThat(taskels.completedCount()).isEqualTo(many);
        assertThat(taskels.failedCount()).isEqualTo(many / 100);
        assertThat(taskels.first()).isBetween(many * 9 / 10, many - 1);
        SummedTaskels summed = taskels.summed();
        assertThat(summed.completed()).isEqualTo(taskels.first());
        assertThat(summed.busy()).isEqualTo(2L * taskels.first());
        assertThat(summed.busy(0)).isEqualTo(summed.busy());
        assertThat(summed.tasks()).isEqualTo(trace.tasks().firstKept()).isEqualTo(taskels.first());
        assertThat(summed.failed()).isEqualTo((taskels.first() + 99) / 100);
    }

    @Test
    void whatever_grows_with_a_run_has_a_limit() {
        TraceRecorder recorder = RandomEvents.recorder(LITTLE);
        Trace trace = recorder.trace();
        int object = recorder.primitive(SyncKind.QUEUE, "queue", 3, 0);
        for (int i = 0; i < 100_000; i++) {
            recorder.sampled(0, i, 2L * i, i, 1000 + i % 7);
            recorder.unblocked(recorder.blocked(CallKind.NEXT, i % 3, i, i), i + 5);
            BlockedCall elsewhere = new BlockedCall(CallKind.GET, "/work/my.py", i % 3, Trace.NONE, i % 5, i % 2);
            recorder.unblocked(elsewhere, recorder.blocked(elsewhere, i), i + 4);
            recorder.source("/work/" + i + ".py", LONG);
            recorder.callbackEnded(recorder.callbackBegan(i, i), i + 2);
            recorder.synced(object, SyncAction.PUT, 1, 1, 1, i);
            recorder.printed(1, false, "a line that says much, " + i, i);
            recorder.noted(Note.Kind.CALLBACK, Trace.NONE, LONG, i);
            recorder.failed(new Failure(i, "E", LONG, "z".repeat(200)));
            if (i % 500 == 0) {
                assertThat(trace.bytes()).isLessThan(LITTLE + SLACK);
            }
        }
        assertThat(trace.isShortened()).isTrue();
        assertThat(trace.samples().first()).isPositive();
        assertThat(trace.samples().cpuOf(0)).isEqualTo(3 * 99_999);
        assertThat(trace.samples().mostResidentOf(0)).isEqualTo(1006);
        assertThat(trace.calls().first()).isPositive();
        SummedCalls calls = trace.calls().summed();
        assertThat(calls.at("", 0).calls()
                        + calls.at("", 1).calls()
                        + calls.at("", 2).calls())
                .isEqualTo(trace.calls().first());
        assertThat(calls.nanos()).isEqualTo(5L * trace.calls().first());
        Calls elsewhere = trace.callsElsewhere();
        assertThat(elsewhere.count()).isEqualTo(100_000);
        assertThat(elsewhere.first()).isPositive();
        assertThat(elsewhere.summed().at("/work/my.py", 1).nanos())
                .isEqualTo(4L * elsewhere.summed().at("/work/my.py", 1).calls())
                .isPositive();
        assertThat(elsewhere.summed().at("", 1).calls()).isZero();
        assertThat(trace.sources().count() + trace.sources().leftOut()).isEqualTo(100_000);
        assertThat(trace.sources().count()).isBetween(1, 100);
        assertThat(trace.callbacks().first()).isPositive();
        assertThat(trace.callbacks().summed().nanos())
                .isEqualTo(2L * trace.callbacks().first());
        assertThat(trace.syncEvents().first()).isPositive();
        assertThat(trace.output().count() + trace.output().leftOut()).isEqualTo(100_000);
        assertThat(trace.notes().count() + trace.notes().leftOut()).isEqualTo(100_000);
        assertThat(trace.notes().at(0).text()).hasSizeLessThan(9_000);
        assertThat(trace.failures().count()).isBetween(10, 1_000);
        for (int i = 0; i < 2 * LITTLE / 512; i++) {
            int worker = recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, i, "spawn"), i);
            recorder.workerBorn(worker, i, 1);
            recorder.workerReady(worker, i, 1);
            recorder.workerExited(worker, 0, ExitReason.RETIRED, i);
        }
        assertThat(trace.workers().count()).isEqualTo((int) (LITTLE / 512));
        assertThat(trace.workers().leftOut()).isEqualTo(LITTLE / 512);
        for (int i = 0; i < SyncObjects.MAX; i++) {
            recorder.primitive(SyncKind.LOCK, "lock", Trace.NONE, i);
        }
        assertThat(trace.syncObjects().leftOut()).isEqualTo(1);
    }

    @Test
    void callbacks_that_are_not_saved_yet_are_kept_while_there_is_any_room() {
        TraceRecorder recorder = RandomEvents.recorder(LITTLE);
        Trace trace = recorder.trace();
        SaveProgress saving = trace.beginSaving();
        saving.others(0, Integer.MAX_VALUE, 0, 0, 0);
        int many = 0;
        while (trace.bytes() < LITTLE * 5 / 4) {
            recorder.callbackEnded(recorder.callbackBegan(many, many), many + 1);
            many++;
        }
        assertThat(trace.callbacks().first()).isZero();
        saving.others(0, Integer.MAX_VALUE, 0, many, 0);
        for (int i = many; i < 2 * many; i++) {
            recorder.callbackEnded(recorder.callbackBegan(i, i), i + 1);
        }
        assertThat(trace.callbacks().first()).isBetween(1, many);
    }

    @Test
    void sums_and_rows_together_are_what_happened_in_any_order() {
        for (long seed = 1; seed <= 3; seed++) {
            TraceRecorder whole = RandomEvents.recorder(ENOUGH);
            TraceRecorder limited = RandomEvents.recorder(LITTLE / 2);
            RandomEvents events = new RandomEvents(seed, whole, limited);
            for (int i = 0; i < 4_000; i++) {
                events.step();
            }
            Taskels all = whole.trace().taskels();
            Taskels rest = limited.trace().taskels();
            SummedTaskels summed = rest.summed();
            int first = rest.first();
            assertThat(first).as("seed %d", seed).isPositive();
            assertThat(limited.trace().bytes()).isLessThan(LITTLE / 2 + SLACK);
            assertThat(rest.count()).isEqualTo(all.count());
            assertThat(rest.startedCount()).isEqualTo(all.startedCount());
            assertThat(rest.completedCount()).isEqualTo(all.completedCount());
            assertThat(rest.deliveredCount()).isEqualTo(all.deliveredCount());
            assertThat(rest.failedCount()).isEqualTo(all.failedCount());
            assertThat(summed.started())
                    .as("seed %d", seed)
                    .isEqualTo(count(first, i -> all.started(i) != Trace.NEVER));
            assertThat(summed.completed())
                    .isEqualTo(count(first, i -> all.received(i) != Trace.NEVER || all.outcome(i) == Outcome.LOST));
            assertThat(summed.delivered()).isEqualTo(count(first, i -> all.delivered(i) != Trace.NEVER));
            assertThat(summed.failed())
                    .isEqualTo(count(first, i -> all.outcome(i).isFailure()));
            for (int worker = 0; worker < RandomEvents.WORKERS; worker++) {
                int number = worker;
                assertThat(summed.taskels(worker))
                        .isEqualTo(count(first, i -> all.worker(i) == number && all.started(i) != Trace.NEVER));
                assertThat(summed.busy(worker))
                        .isEqualTo(IntStream.range(0, first)
                                .filter(i -> all.worker(i) == number && all.ended(i) != Trace.NEVER)
                                .mapToLong(i -> all.ended(i) - all.started(i))
                                .sum());
            }
            for (int i = first; i < all.count(); i++) {
                if (!row(rest, i).equals(row(all, i))) {
                    assertThat(row(rest, i)).as("seed %d, taskel %d", seed, i).isEqualTo(row(all, i));
                }
            }
            assertThat(limited.trace().samples().cpuOf(2))
                    .isEqualTo(whole.trace().samples().cpuOf(2));
        }
    }

    private static int count(int before, java.util.function.IntPredicate what) {
        return (int) IntStream.range(0, before).filter(what).count();
    }

    private static String row(Taskels taskels, int i) {
        return taskels.task(i) + " " + taskels.worker(i) + " " + taskels.submitted(i) + " " + taskels.started(i) + " "
                + taskels.ended(i) + " " + taskels.received(i) + " " + taskels.delivered(i) + " " + taskels.cpu(i) + " "
                + taskels.outcome(i) + " " + taskels.item(i) + " " + taskels.result(i);
    }
}
