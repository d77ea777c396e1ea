package io.github.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Reports of constructed runs. */
class ReportTest {
    private static final String HOSTILE = "<script>alert(\"1\")</script>&'\n😀,\u0001";

    @TempDir
    Path folder;

    private static String write(ReportFormat format, Recording run) throws IOException {
        StringWriter out = new StringWriter();
        format.write(run, out);
        return out.toString();
    }

    @Test
    void html_stands_alone_and_lets_nothing_hostile_through() throws Exception {
        String html = write(ReportFormat.HTML, SampleRuns.imap(HOSTILE));
        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("</html>", "Timeline", "41233", "held for", "What to notice", "signal 9, died")
                .contains("fill=\"none\" class=\"failed\"") // The failed taskel, among the orders.
                .doesNotContain("<script", "\u0001", "src=", "@import", "<link");
    }

    @Test
    void html_of_a_script_counts_the_taskels_that_it_made_beyond_its_items() throws Exception {
        SavedRun made = SampleRuns.imap("x");
        RunHeader fewer = SampleRuns.header("imap", 1, 2, 1);
        assertThat(write(ReportFormat.HTML, new SavedRun(fewer, made.trace(), made.file())))
                .contains("<b>3 of 3</b>");
    }

    @Test
    void html_of_a_killed_run_says_so_and_one_of_nothing_is_whole() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        recorder.state(RunState.INTERRUPTED, null, 5);
        SavedRun killed = new SavedRun(SampleRuns.header("imap", 0, 1, 1), recorder.trace(), Path.of("k.poolscope"));
        assertThat(write(ReportFormat.HTML, killed)).contains("was killed while this run went on", "</html>");
    }

    @Test
    void html_of_many_taskels_stays_small_and_tells_what_it_merged() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 7, 0, 1);
        recorder.submitted(100_000, 0);
        for (int i = 0; i < 100_000; i++) {
            recorder.completed(i, 0, i * 1000L, i * 1000L + 900, 0, i * 1000L + 950, Outcome.SUCCEEDED);
        }
        recorder.state(RunState.COMPLETED, null, 100_000_000L);
        String html = write(
                ReportFormat.HTML,
                new SavedRun(SampleRuns.header("map", 100_000, 1, 1), recorder.trace(), Path.of("m.poolscope")));
        assertThat(html.length()).isLessThan(2_000_000);
        assertThat(html).contains("taskels too short for a bar of their own");
    }

    @Test
    void the_page_has_each_setting_that_had_an_effect() throws Exception {
        Plan plan = PlanJson.read("{\"script\": \"pipe\", \"startMethod\": \"forkserver\", \"mode\": \"map\","
                + " \"preload\": \"a.B\", \"softLimit\": 1.5, \"retries\": 3, \"slow\": 0.5}");
        Plan own = PlanJson.read("{\"jar\": \"x.jar\", \"function\": \"a.B::c\", \"mode\": \"apply\"}");
        for (Plan told : List.of(plan, own)) {
            Recording run = SampleRuns.imap("x");
            RunHeader header = new RunHeader(told, run.header().program(), 3, 2, 1, OptionalInt.empty());
            String html = write(ReportFormat.HTML, new SavedRun(header, run.trace(), Path.of("m.poolscope")));
            for (Setting<?> setting : Setting.all()) {
                String row = "<tr><th>" + setting.title() + "</th><td>" + setting.text(told);
                assertThat(html.contains(row)).as(row).isEqualTo(setting.appliesTo(told));
            }
        }
    }

    @Test
    void json_is_the_contracts_object() throws Exception {
        JsonNode json = new ObjectMapper().readTree(write(ReportFormat.JSON, SampleRuns.imap("x")));
        assertThat(json.at("/plan/mode").asText()).isEqualTo("imap");
        assertThat(json.at("/plan/effectiveChunksize").asInt()).isEqualTo(1);
        assertThat(json.get("outcome").asText()).isEqualTo("completed");
        assertThat(json.get("error").isNull()).isTrue();
        assertThat(json.get("wallSeconds").asDouble()).isEqualTo(1.11);
        assertThat(json.get("startupSeconds").asDouble()).isEqualTo(0.05);
        assertThat(json.get("completed").toString()).isEqualTo("[1,2,0]");
        assertThat(json.get("delivered").toString()).isEqualTo("[0,1,2]");
        assertThat(json.get("results").toString()).isEqualTo("[\"r0\",\"x\",null]");
        assertThat(json.at("/failures/0/index").asInt()).isEqualTo(2);
        assertThat(json.at("/workers/1/pid").asInt()).isEqualTo(41234);
        assertThat(json.at("/workers/1/exit").asText()).isEqualTo("-9");
        assertThat(json.get("taskelRows")).hasSize(3);
        StringWriter brief = new StringWriter();
        JsonReport.write(SampleRuns.imap("x"), brief);
        assertThat(new ObjectMapper().readTree(brief.toString()).has("taskelRows"))
                .isFalse();
    }

    @Test
    void json_tells_where_the_time_went_and_how_long_taskels_took() throws Exception {
        JsonNode json = new ObjectMapper().readTree(write(ReportFormat.JSON, SampleRuns.imap("x")));
        assertThat(json.at("/durations/count").asInt()).isEqualTo(3);
        assertThat(json.at("/durations/median").asDouble()).isEqualTo(0.2);
        assertThat(json.at("/durations/q3").asDouble()).isCloseTo(0.6, within(1e-9));
        double sum = 0;
        for (JsonNode part : json.at("/time/parts")) {
            sum += part.path("seconds").asDouble();
        }
        assertThat(sum).isCloseTo(json.at("/time/workers").asInt() * 1.11, within(1e-9));
        assertThat(json.at("/time/parts/wantingProcessor").isNull())
                .as("the operating system told nothing of it")
                .isTrue();
        assertThat(json.at("/time/parts/tail/seconds").asDouble()).isCloseTo(0.588, within(1e-9));
        assertThat(json.at("/time/main/blocked/next/seconds").asDouble()).isCloseTo(1.048, within(1e-9));
        assertThat(json.at("/chain/0/from").asDouble()).isZero();
        assertThat(json.get("chain").get(json.get("chain").size() - 1).get("to").asDouble())
                .isEqualTo(1.11);
        StringWriter brief = new StringWriter();
        JsonReport.write(SampleRuns.imap("x"), brief);
        assertThat(new ObjectMapper()
                        .readTree(brief.toString())
                        .at("/time/parts/cpu/share")
                        .asDouble())
                .isPositive();
    }

    @Test
    void the_page_has_a_bar_of_the_workers_time_and_one_of_the_main_programs() throws Exception {
        assertThat(write(ReportFormat.HTML, SampleRuns.imap("x")))
                .contains("Where the time went", "2 workers × 1.11 s", "blocked in next()", "half at most 200 ms");
    }

    @Test
    void csv_has_a_row_for_each_taskel_whatever_its_texts() throws Exception {
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(write(ReportFormat.CSV, SampleRuns.imap(HOSTILE))))
                .getRecords();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).get("item")).isEqualTo(HOSTILE + "1");
        assertThat(rows.get(2).get("error")).contains("IllegalStateException");
        assertThat(rows.get(0).get("pid")).isEqualTo("41233");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|'/C calc'!A0", "-x"})
    void a_text_that_a_spreadsheet_would_calculate_is_guarded_unless_asked_for_raw(String formula) throws Exception {
        Recording run = SampleRuns.imap(formula);
        assertThat(cells(write(ReportFormat.CSV, run), 1)).contains("'" + formula + "1", "'" + formula);
        StringWriter raw = new StringWriter();
        ReportFormat.writeRawCsv(run, raw);
        assertThat(cells(raw.toString(), 1)).contains(formula + "1", formula).doesNotContain("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+2.5", "-1e9", "x=1", "'=1", "", "a@b"})
    void numbers_and_harmless_texts_are_not_guarded(String text) throws Exception {
        assertThat(cells(write(ReportFormat.CSV, SampleRuns.imap(text)), 1)).contains(text);
    }

    private static List<String> cells(String csv, int row) throws IOException {
        return CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords().get(row + 1).stream()
                .toList();
    }

    @Test
    void what_xml_does_not_allow_is_in_no_picture_and_no_page() throws Exception {
        StringBuilder text = new StringBuilder("\uFFFE\uFFFF\uD800x\uDC00😀\u007F\u009B31m");
        new Random(13).ints(2000, 0, 0x10000).forEach(c -> text.append((char) c));
        String svg = PictureSvg.lines("t\u0000", List.of(text.toString(), "<&>"), true);
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)))
                        .getDocumentElement()
                        .getTextContent())
                .contains("😀")
                .doesNotContain("\u009B");
        assertThat(write(ReportFormat.HTML, SampleRuns.imap(text.toString())))
                .contains("😀")
                .doesNotContain("\u009B", "\uFFFF");
    }

    @Test
    void a_report_never_replaces_its_own_run() throws Exception {
        Path file = Files.writeString(folder.resolve("own.poolscope"), "run");
        Recording run = new SavedRun(
                SampleRuns.header("imap", 0, 1, 1), SampleRuns.recorder().trace(), file);
        Path link = Files.createSymbolicLink(folder.resolve("r.html"), file);
        assertThatThrownBy(() -> ReportFormat.HTML.write(run, link)).hasMessageContaining("is still needed");
        assertThat(file).content().isEqualTo("run");
    }

    @Test
    void trace_events_are_json_with_a_track_for_each_process() throws Exception {
        JsonNode events = new ObjectMapper()
                .readTree(write(ReportFormat.TRACE, SampleRuns.imap(HOSTILE)))
                .get("traceEvents");
        assertThat(events)
                .filteredOn(event -> event.get("ph").asText().equals("M"))
                .hasSize(3);
        assertThat(events)
                .filteredOn(event -> event.get("name").asText().startsWith("f("))
                .hasSize(3);
    }

    @Test
    void threads_have_a_track_each_on_which_no_slice_overlaps_another() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        TraceRecorder recorder = SampleRuns.recorder();
        int workers = 3;
        for (int slot = 0; slot < workers; slot++) {
            SampleRuns.worker(recorder, slot, 41207, slot, 5);
        }
        recorder.submitted(60, 0);
        long[] free = {10, 10, 10};
        for (int i = 0; i < 60; i++) {
            int worker = random.nextInt(workers);
            long ends = free[worker] + 1 + random.nextInt(20);
            if (random.nextInt(8) == 0) {
                recorder.started(i, worker, free[worker] * 1_000_000); // It was abandoned and never ended.
            } else {
                SampleRuns.taskel(recorder, i, worker, free[worker], ends, Outcome.SUCCEEDED, "r");
            }
            free[worker] = ends;
        }
        recorder.state(RunState.COMPLETED, null, 2_000_000_000L);
        JsonNode events = new ObjectMapper()
                .readTree(write(
                        ReportFormat.TRACE,
                        new SavedRun(
                                SampleRuns.header("map", 60, workers, 1), recorder.trace(), Path.of("t.poolscope"))))
                .get("traceEvents");
        Map<String, List<double[]>> tracks = new TreeMap<>();
        for (JsonNode event : events) {
            if (event.get("ph").asText().equals("X")) {
                double from = event.get("ts").asDouble();
                tracks.computeIfAbsent(event.get("pid") + "/" + event.get("tid"), key -> new ArrayList<>())
                        .add(new double[] {from, from + event.get("dur").asDouble()});
            }
        }
        assertThat(tracks).as("seed %d", seed).hasSize(workers);
        tracks.forEach((track, slices) -> {
            slices.sort(Comparator.comparingDouble(slice -> slice[0]));
            for (int i = 1; i < slices.size(); i++) {
                assertThat(slices.get(i)[0]).as("%s, slice %d", track, i).isGreaterThanOrEqualTo(slices.get(i - 1)[1]);
            }
        });
    }

    /** A file may say this of all its taskels: a search through all of them for each would take an hour. */
    @Test
    void trace_events_of_taskels_that_never_ended_take_one_pass() {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 7, 0, 1);
        int count = 150_000;
        recorder.submitted(count, 0);
        for (int i = 0; i < count; i++) {
            recorder.started(i, 0, i);
        }
        recorder.state(RunState.INTERRUPTED, null, count);
        SavedRun run = new SavedRun(SampleRuns.header("map", count, 1, 1), recorder.trace(), Path.of("m.poolscope"));
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> ReportFormat.TRACE.write(run, Writer.nullWriter()));
    }

    @Test
    void callbacks_have_a_lane_in_the_picture_and_a_track_of_trace_events() throws Exception {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 7, 0, 1);
        recorder.submitted(2, 0);
        for (int i = 0; i < 2; i++) {
            SampleRuns.taskel(recorder, i, 0, 10 + i * 100, 100 + i * 100, Outcome.SUCCEEDED, "r");
            int callback = recorder.callbackBegan(i, (120L + i * 100L) * 1_000_000);
            recorder.callbackEnded(callback, (150L + i * 100L) * 1_000_000);
        }
        recorder.state(RunState.COMPLETED, null, 300_000_000L);
        SavedRun run = new SavedRun(SampleRuns.header("map", 2, 1, 1), recorder.trace(), Path.of("c.poolscope"));
        String html = write(ReportFormat.HTML, run);
        assertThat(html).contains(">callbacks<", "callback given result 0 ran 30 ms", "callback given result 1");
        assertThat(write(ReportFormat.HTML, SampleRuns.imap("x"))).doesNotContain(">callbacks<");
        assertThat(TimelineSvg.draw(recorder.trace(), Language.CHINESE)).contains(">回调<");
        assertThat(new ObjectMapper().readTree(write(ReportFormat.TRACE, run)).get("traceEvents"))
                .filteredOn(event -> event.path("cat").asText().equals("callback"))
                .extracting(event ->
                        event.get("ts").asDouble() + " " + event.get("tid").asLong())
                .containsExactly("120000.0 41209", "220000.0 41209");
    }

    @Test
    void a_report_that_can_not_be_written_leaves_what_was_there() throws Exception {
        Path file = Files.writeString(folder.resolve("r.html"), "before");
        ReportFormat.HTML.write(SampleRuns.imap("x"), file);
        assertThat(Files.readString(file)).startsWith("<!doctype");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
