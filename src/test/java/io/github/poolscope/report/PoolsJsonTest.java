package io.github.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pools and calls in the JSON report. */
class PoolsJsonTest {
    @Test
    void pools_and_calls_are_listed_and_referred_to() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        int pool = recorder.poolCreated(new PoolDescription(PoolKind.THREAD_POOL, "one", 3, "thread"), 1_000_000_000);
        recorder.workerRequested(WorkerRequest.ofPool(pool, 0, "thread"), 1);
        recorder.called(new CallRequest(pool, CallMode.MAP_ASYNC, "Program.f", 2, 4, "Program.java", 11), 2);
        int lazy = recorder.called(new CallRequest(pool, CallMode.IMAP, "", 1, Trace.NONE, "", Trace.NONE), 3);
        recorder.submitted(lazy, 1, 4);
        recorder.state(RunState.COMPLETED, null, 2_000_000_000);
        StringWriter out = new StringWriter();
        JsonReport.writeWithTaskels(
                new SavedRun(SampleRuns.header("imap", 1, 3, 1), recorder.trace(), Path.of("a.poolscope")), out);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.at("/pools/0").toString())
                .isEqualTo("{\"number\":1,\"name\":\"one\",\"kind\":\"thread_pool\",\"size\":3,"
                        + "\"startMethod\":\"thread\",\"createdAt\":1.0}");
        JsonNode known = json.at("/poolCalls/0");
        assertThat(known.get("mode").asText()).isEqualTo("map_async");
        assertThat(known.get("function").asText()).isEqualTo("Program.f");
        assertThat(known.get("taskels").asInt()).isEqualTo(4);
        assertThat(known.get("line").asInt()).isEqualTo(12);
        JsonNode unknown = json.at("/poolCalls/1");
        assertThat(unknown.get("function").isNull()).isTrue();
        assertThat(unknown.get("taskels").isNull()).isTrue();
        assertThat(unknown.get("line").isNull()).isTrue();
        assertThat(unknown.get("firstTaskel").asInt()).isZero();
        assertThat(json.at("/taskelRows/0/call").asInt()).isEqualTo(lazy);
        assertThat(json.at("/workers/0/pool").asInt()).isEqualTo(1);
        assertThat(json.at("/workers/0/kind").asText()).isEqualTo("pool_worker");
    }
}
