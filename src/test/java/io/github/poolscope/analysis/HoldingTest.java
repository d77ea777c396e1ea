package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.workload.Preparation;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a result is not delivered yet, in correct words for each way of taking it. */
class HoldingTest {
    private static final long SECOND = 1_000_000_000;
    private static final long SEED = 24;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imap           | processes | waits for taskel 0",
                "imap_unordered | processes | waits for the program to take it",
                "map            | processes | waits for the other results of its call",
                "starmap_async  | processes | waits for the other results of its call",
                "apply_async    | processes | waits for the program to take it",
                "map            | serial    | waits until the program's own loop is done",
            })
    void a_result_that_is_not_delivered_waits_for_what_the_mode_makes_it_wait_for(
            String mode, String engine, String words) {
        Plan plan = PlanJson.read("{\"mode\": \"" + mode + "\", \"engine\": \"" + engine
                + "\", \"processes\": 2, \"items\": 3, \"workload\": \"identity\"}");
        RunHeader header = header(plan);
        int waiting = 1 + new Random(SEED).nextInt(2);
        TraceRecorder recorder = recorder();
        completed(recorder, waiting, SECOND);
        assertThat(held(header, recorder.trace(), waiting)).as("seed " + SEED).isEqualTo("1.00 s, " + words);
    }

    @Test
    void an_ordered_result_waits_for_the_program_once_its_turn_has_come() {
        RunHeader header = header(PlanJson.read("{\"mode\": \"imap\", \"processes\": 2, \"items\": 3}"));
        TraceRecorder recorder = recorder();
        completed(recorder, 1, SECOND);
        completed(recorder, 0, SECOND + SECOND / 2);
        assertThat(held(header, recorder.trace(), 0)).endsWith("waits for the program to take it");
        assertThat(held(header, recorder.trace(), 1)).endsWith("waits for the program to take it");
        recorder.delivered(0, 2, 2 * SECOND);
        assertThat(held(header, recorder.trace(), 1)).isEqualTo("1.00 s, behind 0");
    }

    @Test
    void a_result_is_handed_to_its_callback_when_those_before_it_have_returned() {
        RunHeader header = header(PlanJson.read("{\"mode\": \"apply_async\", \"processes\": 2, \"items\": 3}"));
        TraceRecorder recorder = recorder();
        completed(recorder, 0, SECOND);
        completed(recorder, 1, SECOND);
        recorder.delivered(0, 1, SECOND);
        int callback = recorder.callbackBegan(0, SECOND);
        assertThat(held(header, recorder.trace(), 1)).isEqualTo("1.00 s, waits for its callback to be called");
        recorder.callbackEnded(callback, 2 * SECOND);
        recorder.delivered(1, 1, 2 * SECOND);
        recorder.callbackBegan(1, 2 * SECOND);
        assertThat(held(header, recorder.trace(), 1)).isEqualTo("1.00 s, until its callback was called");
        assertThat(fact(header, recorder.trace(), 1, "delivered")).isEqualTo("2nd of 3, handed to its callback");
        assertThat(recorder.trace().callbacks().count()).isEqualTo(2);
    }

    private static RunHeader header(Plan plan) {
        return new RunHeader(plan, Preparation.program(plan), 3, 2, 1, OptionalInt.of(2));
    }

    private static TraceRecorder recorder() {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.parse("2026-11-20T19:40:02Z"), 1);
        int worker = recorder.workerRequested(WorkerRequest.ofPool(Trace.NONE, 0, "spawn"), 0);
        recorder.workerReady(worker, 0, 0);
        recorder.submitted(3, 0);
        for (int i = 0; i < 3; i++) {
            recorder.task(i, 1);
        }
        recorder.reached(2 * SECOND);
        return recorder;
    }

    private static void completed(TraceRecorder recorder, int index, long at) {
        recorder.started(index, 0, at - 1);
        recorder.completed(index, 0, at - 1, at, 0, at, Outcome.SUCCEEDED);
    }

    private static String held(RunHeader header, Trace trace, int index) {
        return fact(header, trace, index, "held");
    }

    private static String fact(RunHeader header, Trace trace, int index, String name) {
        return TaskelFacts.of(header, trace, index).stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }
}
