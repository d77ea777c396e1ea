package io.github.poolscope.ui.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the CPU view shows of few workers and of many. */
class CpuRowsTest {
    private static final long TENTH = 100_000_000;

    /** Returns a run of {@code workers} slots, the first of which was used twice, with {@code busy} workers at work. */
    private static Trace run(int workers, int busy) {
        TraceRecorder recorder = SampleRuns.recorder();
        SampleRuns.worker(recorder, 0, 7, 0, 0);
        for (int slot = 0; slot < workers; slot++) {
            SampleRuns.worker(recorder, slot, 100 + slot, 0, 0);
        }
        for (int tenth = 1; tenth <= 20; tenth++) {
            for (int worker = 1; worker <= workers; worker++) {
                long cpu = worker <= busy ? tenth * TENTH / 2 : 0;
                recorder.sampled(worker, tenth * TENTH, cpu, 0, 1 << 20, Trace.NEVER);
            }
        }
        return recorder.trace();
    }

    private static CpuRows rows(Trace trace, double height, boolean apart) {
        return CpuRows.of(CpuPicture.of(trace), trace.workers(), height, apart);
    }

    @Test
    void few_workers_have_a_curve_each_and_scroll() {
        Trace trace = run(4, 1);
        CpuRows rows = rows(trace, 200, false);
        assertThat(rows.curves()).isTrue();
        assertThat(rows.rows()).hasSize(4);
        assertThat(rows.replaced()).isEqualTo(1);
        CpuLayout layout = new CpuLayout(rows, 200);
        assertThat(layout.scrollable()).isPositive();
        assertThat(layout.hidden(0)).isEqualTo(2);
        assertThat(layout.hidden(layout.scrollable())).isEqualTo(2);
        assertThat(new CpuLayout(rows, 900).below()).isZero();
    }

    @Test
    void idle_ones_among_many_are_one_row_until_they_are_listed() {
        Trace trace = run(200, 16);
        CpuRows rows = rows(trace, 300, false);
        assertThat(rows.curves()).isFalse();
        assertThat(rows.workers()).isEqualTo(200);
        assertThat(rows.idle()).isEqualTo(184);
        assertThat(rows.rows()).hasSize(17);
        assertThat(rows.rows().get(16).isGroup()).isTrue();
        assertThat(rows.rowOf(200)).isEqualTo(16);
        assertThat(rows.rowOf(0)).isEqualTo(-1);
        assertThat(new CpuLayout(rows, 300).hidden(0)).isZero();
        CpuRows apart = rows(trace, 300, true);
        assertThat(apart.rows()).hasSize(200).noneMatch(CpuRows.Row::isGroup);
        assertThat(rows(trace, 3_000, false).rows()).hasSize(200);
        assertThat(rows(run(200, 0), 300, false).rows()).hasSize(200);
    }

    @Test
    void every_row_can_be_found_scrolled_to_and_pointed_at() {
        CpuRows rows = rows(run(200, 16), 240, true);
        CpuLayout layout = new CpuLayout(rows, 240);
        for (int row = 0; row < rows.rows().size(); row++) {
            double scrolled = layout.reveal(row, 0);
            assertThat(scrolled).isBetween(0.0, layout.scrollable());
            assertThat(layout.isVisible(row, scrolled)).isTrue();
            assertThat(layout.rowAt(layout.top(row) - scrolled + layout.rowHeight(row) / 2, scrolled))
                    .isEqualTo(row);
        }
        assertThat(layout.rowAt(239, 0)).isEqualTo(-1);
    }

    @Test
    void shades_are_the_highest_shares_of_the_row_in_each_column() {
        CpuRows rows = rows(run(200, 16), 240, false);
        int[] busy = CpuRows.levels(rows.rows().get(0), 20.0 * TENTH, 10, 0.5, 8);
        assertThat(busy[9]).isEqualTo(8);
        assertThat(CpuRows.levels(rows.rows().get(0), 40.0 * TENTH, 10, 0.5, 8)).endsWith(0, 0, 0, 0);
        assertThat(CpuRows.levels(rows.rows().get(16), 20.0 * TENTH, 10, 0.5, 8))
                .containsOnly(0);
        assertThat(CpuRows.levels(new CpuRows.Row(List.of(new CpuPicture.Curve(1, List.of())), false), 1, 3, 1, 8))
                .containsOnly(0);
    }

    @Test
    void the_busiest_are_named_first() {
        CpuRows rows = rows(run(200, 16), 240, false);
        assertThat(rows.busiest(5)).hasSize(5).allMatch(curve -> curve.lastShare() > 0.4);
        assertThat(rows(run(200, 0), 240, false).busiest(5)).isEmpty();
        assertThat(rows.highest()).isGreaterThan(0.4);
    }
}
