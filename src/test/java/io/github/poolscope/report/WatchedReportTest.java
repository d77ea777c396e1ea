package io.github.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.poolscope.run.Recording;
import io.github.poolscope.testing.WatchedRuns;
import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reports of programs that were only watched. */
class WatchedReportTest {
    private static String write(ReportFormat format, Recording run) throws IOException {
        StringWriter out = new StringWriter();
        format.write(run, out);
        return out.toString();
    }

    private static JsonNode json(Recording run) throws IOException {
        return new ObjectMapper().readTree(write(ReportFormat.JSON, run));
    }

    @Test
    void json_has_the_command_its_pools_its_calls_and_the_notices() throws Exception {
        JsonNode json = json(WatchedRuns.several());
        assertThat(json.get("command").toString()).isEqualTo("[\"python3\",\"/work/my.py\",\"--fast\"]");
        assertThat(json.at("/plan/command").asText()).isEqualTo("python3 /work/my.py --fast");
        assertThat(json.get("plan").has("effectiveChunksize")).isFalse();
        assertThat(json.get("items").asInt()).isEqualTo(13);
        assertThat(json.get("pools")).hasSize(2);
        assertThat(json.at("/pools/1/kind").asText()).isEqualTo("thread_executor");
        assertThat(json.get("calls").get(0).toString())
                .isEqualTo(
                        "{\"number\":0,\"pool\":1,\"mode\":\"map\",\"function\":\"square\",\"chunksize\":3,\"first\":0,"
                                + "\"count\":6,\"source\":\"/work/my.py\",\"line\":11}");
        assertThat(json.at("/calls/1/mode").asText()).isEqualTo("imap");
        assertThat(json.at("/calls/1/count").asInt()).isEqualTo(4);
        assertThat(json.at("/calls/4/mode").asText()).isEqualTo("submit");
        assertThat(IntStream.range(0, 13)
                        .map(i -> json.at("/taskelRows/" + i + "/call").asInt())
                        .toArray())
                .containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 3, 4);
        assertThat(json.get("notices").isArray()).isTrue();
        JsonNode lost = json(WatchedRuns.lost());
        assertThat(lost.get("notices").toString()).contains("The pool never finishes: taskel 4 was lost");
        assertThat(lost.at("/taskelRows/3/outcome").asText()).isEqualTo("pending");
        assertThat(lost.at("/taskelRows/3/ended").asDouble()).isEqualTo(0.04);
        assertThat(lost.at("/taskelRows/4/received").isNull()).isTrue();
    }

    @Test
    void the_page_has_the_command_as_its_title_the_calls_and_the_source_files() throws Exception {
        String html = write(ReportFormat.HTML, WatchedRuns.several());
        assertThat(html)
                .contains("<h1>python3 /work/my.py --fast</h1>", "<h2>Calls</h2>", "<h2>Pools</h2>")
                .contains("<td>imap(square) · my.py:12</td>", "<td>thread executor</td>")
                .contains("<summary>/work/my.py</summary>", "<summary>/work/queues.py</summary>")
                .contains("<tr><th>command</th><td>python3 /work/my.py --fast</td></tr>", "13 of 13")
                .doesNotContain("mapping mode", "</th><td>imap<");
    }

    @Test
    void every_format_can_be_written_of_every_watched_run() throws Exception {
        for (Recording run : new Recording[] {WatchedRuns.several(), WatchedRuns.lost(), WatchedRuns.many(40)}) {
            for (ReportFormat format : ReportFormat.values()) {
                assertThat(write(format, run)).as(format.name()).isNotBlank();
            }
        }
        assertThat(write(ReportFormat.TRACE, WatchedRuns.several()))
                .contains("blocked in wait()", "main thread, blocked", "thread 3, blocked");
    }
}
