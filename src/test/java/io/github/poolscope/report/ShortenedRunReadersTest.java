package io.github.poolscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.poolscope.analysis.EventList;
import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.HeadOfLine;
import io.github.poolscope.analysis.NotableTaskels;
import io.github.poolscope.analysis.Notice;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.RangeFigures;
import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.analysis.TaskelFacts;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerFigures;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.analysis.picture.OverviewPicture;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.Replay;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.RandomEvents;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All readers of a trace support one whose oldest taskels are summed up. */
class ShortenedRunReadersTest {
    private static final long SEED = 21;
    private static final RunHeader HEADER = SampleRuns.header("imap", 40_000, RandomEvents.WORKERS, 3);
    private static SavedRun whole = SampleRuns.imap("x");
    private static SavedRun shortened = SampleRuns.imap("x");

    @BeforeAll
    static void record() {
        TraceRecorder all = RandomEvents.recorder(1L << 40);
        TraceRecorder limited = RandomEvents.recorder(3 << 19);
        RandomEvents events = new RandomEvents(SEED, all, limited);
        for (int i = 0; i < 2_500; i++) {
            events.step();
        }
        events.settle();
        all.state(RunState.COMPLETED, null, events.time() + 100);
        limited.state(RunState.COMPLETED, null, events.time() + 100);
        whole = new SavedRun(HEADER, all.trace(), Path.of("whole"));
        shortened = new SavedRun(HEADER, limited.trace(), Path.of("shortened"));
        assertThat(limited.trace().taskels().first()).isPositive();
    }

    private static void sameFigures(Recording one, Recording other) {
        Figures found = Figures.of(HEADER, one.trace());
        Figures wanted = Figures.of(HEADER, other.trace());
        assertThat(found.busy()).isEqualTo(wanted.busy());
        assertThat(found.cpu()).isEqualTo(wanted.cpu());
        assertThat(found.measured()).isEqualTo(wanted.measured());
        assertThat(found.cpuShare()).isEqualTo(wanted.cpuShare()).isPositive();
        assertThat(found.completed()).isEqualTo(wanted.completed()).isPositive();
        assertThat(found.failed()).isEqualTo(wanted.failed()).isPositive();
        assertThat(found.makespan()).isEqualTo(wanted.makespan());
        assertThat(found.startup()).isEqualTo(wanted.startup());
        assertThat(found.firstResult()).isEqualTo(wanted.firstResult());
        assertThat(found.callerBlocked()).isEqualTo(wanted.callerBlocked());
        for (int worker = 0; worker < RandomEvents.WORKERS; worker++) {
            WorkerFigures its = found.workers().get(worker);
            WorkerFigures meant = wanted.workers().get(worker);
            assertThat(its.busyNanos()).isEqualTo(meant.busyNanos());
            assertThat(its.taskels()).isEqualTo(meant.taskels());
            assertThat(its.tasks()).isEqualTo(meant.tasks());
            assertThat(its.mostResident()).isEqualTo(meant.mostResident());
            assertThat(its.cpuShare()).isEqualTo(meant.cpuShare());
        }
    }

    @Test
    void the_figures_are_those_of_the_whole_run() {
        sameFigures(shortened, whole);
    }

    @Test
    void a_replay_ends_with_the_same_counts_and_begins_with_what_is_summed_up() {
        Replay replay = new Replay(shortened);
        replay.goTo(0);
        assertThat(replay.now().trace().taskels().completedCount())
                .isEqualTo(shortened.trace().taskels().summed().completed());
        replay.goTo(replay.length() / 2);
        replay.goTo(replay.length());
        Taskels played = replay.now().trace().taskels();
        Taskels recorded = shortened.trace().taskels();
        assertThat(played.count()).isEqualTo(recorded.count());
        assertThat(played.completedCount()).isEqualTo(recorded.completedCount());
        assertThat(played.failedCount()).isEqualTo(recorded.failedCount());
    }

    @Test
    void it_is_told_how_many_taskels_are_summed_up() {
        String summed = Units.count(shortened.trace().taskels().first());
        assertThat(Notices.of(HEADER, shortened.trace()))
                .extracting(Notice::text)
                .anySatisfy(text -> assertThat(text).contains("The first " + summed + " taskels are summed up"));
        assertThat(Notices.of(HEADER, whole.trace())).extracting(Notice::text).noneSatisfy(text -> assertThat(text)
                .contains("summed up"));
    }

    @Test
    void it_is_told_that_rows_are_missing_and_the_first_row_says_how_many() throws Exception {
        int first = shortened.trace().taskels().first();
        assertThat(ReportFormat.summedUp(shortened)).hasValueSatisfying(told -> assertThat(told.toString())
                .contains("the first " + Units.count(first) + " taskels are summed up and have no rows"));
        assertThat(ReportFormat.summedUp(whole)).isEmpty();
        StringWriter out = new StringWriter();
        ReportFormat.CSV.write(shortened, out);
        assertThat(out.toString().lines().skip(1).findFirst())
                .hasValueSatisfying(row -> assertThat(row).startsWith(first + ","));
    }

    @Test
    void pictures_lists_and_facts_begin_with_the_first_that_is_kept() {
        Trace trace = shortened.trace();
        int first = trace.taskels().first();
        OrderPicture order = OrderPicture.of(HEADER, trace);
        OrderPicture ofAll = OrderPicture.of(HEADER, whole.trace());
        assertThat(order.completed())
                .as("no room is taken for those that are summed up")
                .hasSize(trace.taskels().count() - first);
        assertThat(order.completed(first - 1)).isEqualTo(Trace.NONE);
        for (int i = first; i < trace.taskels().count(); i++) {
            // A few that completed before others that are summed up may have lost their rank.
            assertThat(order.completed(i)).isIn(-1, ofAll.completed(i));
        }
        HeadOfLine heads = HeadOfLine.of(trace, true);
        assertThat(heads.behind(0)).isEqualTo(Trace.NONE);
        assertThat(heads.longest()).isGreaterThanOrEqualTo(first);
        assertThat(NotableTaskels.longest(trace)).isGreaterThanOrEqualTo(first);
        assertThat(NotableTaskels.nextFailure(trace, Trace.NONE, true)).isGreaterThanOrEqualTo(first);
        assertThat(NotableTaskels.nextFailure(trace, 0, false)).isGreaterThanOrEqualTo(first);
        EventList events = EventList.of(trace);
        for (int event = 0; event < events.size(); event++) {
            assertThat(events.time(event)).isNotNegative();
            assertThat(events.who(event) + events.what(event)).isNotEmpty();
        }
        assertThat(OverviewPicture.of(trace, trace.now(), RandomEvents.WORKERS).busy())
                .isNotEmpty();
        assertThat(RangeFigures.of(trace, 0, trace.now()).began()).isPositive();
        assertThat(StepTimes.of(HEADER, trace).blockedFor(trace.now())).isNotNegative();
        for (int index : new int[] {0, first - 1, first, trace.taskels().count() - 1}) {
            assertThat(TaskelFacts.of(HEADER, trace, index)).isNotEmpty();
        }
        assertThat(WorkerFacts.of(HEADER, trace, 1)).isNotEmpty();
    }

    @Test
    void every_report_is_written_and_the_json_tells_the_sums() throws Exception {
        for (ReportFormat format : List.of(ReportFormat.HTML, ReportFormat.CSV, ReportFormat.TRACE)) {
            StringWriter out = new StringWriter();
            format.write(shortened, out);
            assertThat(out.toString()).as(format.key()).isNotEmpty();
        }
        StringWriter out = new StringWriter();
        ReportFormat.JSON.write(shortened, out);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        Taskels taskels = shortened.trace().taskels();
        assertThat(json.at("/summedUp/taskels").asInt()).isEqualTo(taskels.first());
        assertThat(json.at("/summedUp/failed").asInt())
                .isEqualTo(taskels.summed().failed());
        assertThat(json.at("/taskelRows")).hasSize(taskels.count() - taskels.first());
        assertThat(json.at("/taskelRows/0/index").asInt()).isEqualTo(taskels.first());
    }
}
