package io.github.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TalkRuns;
import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Reports of constructed runs with primitives. */
class TalkReportTest {
    private static final String HOSTILE = "<script>alert(\"1\")</script>&'\u0001";
    private static final long ONE = 101;
    private static final long MAIN = 41207;

    private static SavedRun run(String process, String primitive) {
        TalkRuns run = new TalkRuns();
        int one = run.process(process, ONE, 10);
        int queue = run.primitive(SyncKind.QUEUE, primitive, 2);
        int lock = run.primitive(SyncKind.LOCK, primitive, Trace.NONE);
        int pipe = run.primitive(SyncKind.CONNECTION, primitive, Trace.NONE);
        run.waits(30, queue, MAIN, Awaited.ITS_TURN);
        run.event(100, queue, SyncAction.PUT, ONE, 1);
        run.event(100, queue, SyncAction.GOT, MAIN, 0);
        run.event(120, queue, SyncAction.PUT, ONE, 1);
        run.event(130, queue, SyncAction.PUT, ONE, 2);
        run.event(200, lock, SyncAction.ACQUIRED, ONE, 1);
        run.event(300, lock, SyncAction.RELEASED, ONE, 0);
        run.event(350, pipe, SyncAction.SENT, ONE, 4096);
        run.ends(one, 400, 0);
        run.recorder().state(RunState.COMPLETED, null, 410 * TalkRuns.MILLI);
        return new SavedRun(SampleRuns.header("apply_async", 1, 1, 1), run.trace(), Path.of("t.poolscope"));
    }

    private static String write(ReportFormat format, SavedRun run) throws IOException {
        StringWriter out = new StringWriter();
        format.write(run, out);
        return out.toString();
    }

    @Test
    void html_has_a_lane_for_each_primitive_a_legend_and_a_table() throws Exception {
        String html = write(ReportFormat.HTML, run("child", "things"));
        assertThat(html)
                .contains(
                        "waits for things: 70 ms",
                        "holds things: 100 ms",
                        "held by child: 100 ms",
                        "1 of 2",
                        "2 of 2, full",
                        "child: sent, 4 KiB",
                        ">holds, or so many<",
                        "Talk between processes",
                        "<td>puts an item</td>",
                        "<td>child · 101</td>");
    }

    @Test
    void hostile_names_of_processes_and_primitives_do_no_harm() throws Exception {
        String html = write(ReportFormat.HTML, run(HOSTILE, HOSTILE));
        assertThat(html).contains("</html>", "&lt;script&gt;").doesNotContain("<script", "\u0001");
        assertThat(new ObjectMapper()
                        .readTree(write(ReportFormat.JSON, run(HOSTILE, HOSTILE)))
                        .at("/syncObjects/0/name")
                        .asText())
                .isEqualTo(HOSTILE);
        assertThat(new ObjectMapper()
                        .readTree(write(ReportFormat.TRACE, run(HOSTILE, HOSTILE)))
                        .get("traceEvents"))
                .isNotEmpty();
    }

    @Test
    void json_has_all_objects_and_events_and_a_run_that_only_uses_a_pool_has_none() throws Exception {
        JsonNode json = new ObjectMapper().readTree(write(ReportFormat.JSON, run("child", "things")));
        assertThat(json.get("syncObjects")).hasSize(3);
        assertThat(json.at("/syncObjects/0/kind").asText()).isEqualTo("Queue");
        assertThat(json.at("/syncObjects/0/capacity").asInt()).isEqualTo(2);
        assertThat(json.at("/syncObjects/1/capacity").isNull()).isTrue();
        assertThat(json.get("syncEvents")).hasSize(8);
        assertThat(json.at("/syncEvents/0/for").asText()).isEqualTo("its_turn");
        assertThat(json.at("/syncEvents/0/who").asText()).isEqualTo("main program");
        assertThat(json.at("/syncEvents/1/who").asText()).isEqualTo("child");
        assertThat(json.at("/syncEvents/1/amount").asInt()).isEqualTo(1);
        assertThat(json.at("/workers/0/name").asText()).isEqualTo("child");
        JsonNode pool = new ObjectMapper().readTree(write(ReportFormat.JSON, SampleRuns.imap("x")));
        assertThat(pool.has("syncObjects")).isFalse();
        assertThat(pool.at("/workers/0").has("name")).isFalse();
    }

    @Test
    void trace_events_count_depths_and_span_holds_and_waits() throws Exception {
        JsonNode events = new ObjectMapper()
                .readTree(write(ReportFormat.TRACE, run("child", "things")))
                .get("traceEvents");
        assertThat(events)
                .filteredOn(event -> event.get("ph").asText().equals("C")
                        && event.at("/args/now").asInt() == 2)
                .singleElement()
                .satisfies(event -> assertThat(event.get("ts").asDouble()).isEqualTo(130_000));
        assertThat(events)
                .filteredOn(event -> event.get("name").asText().equals("waits for things"))
                .extracting(event -> event.get("ph").asText() + " "
                        + event.get("pid").asLong() + " " + event.get("ts").asLong())
                .containsExactly("b 41207 30000", "e 41207 100000");
        assertThat(events)
                .filteredOn(event -> event.get("name").asText().equals("holds things"))
                .extracting(event -> event.get("ph").asText() + " "
                        + event.get("pid").asLong() + " " + event.get("ts").asLong())
                .containsExactly("b 101 200000", "e 101 300000");
        assertThat(events)
                .filteredOn(event -> event.get("ph").asText().equals("i"))
                .singleElement()
                .satisfies(event -> assertThat(event.at("/args/amount").asInt()).isEqualTo(4096));
    }
}
