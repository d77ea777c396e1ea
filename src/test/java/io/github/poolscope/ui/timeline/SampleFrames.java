package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.analysis.picture.CpuPicture;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.analysis.picture.OverviewPicture;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.analysis.picture.TimelinePicture;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import java.nio.file.Path;
import java.util.List;

/** Frames of constructed runs. */
final class SampleFrames {
    private SampleFrames() {}

    /** Returns the frame of a run as it is at {@code end}, in nanoseconds since it began. */
    static Frame of(RunHeader header, Trace trace, long end) {
        return new Frame(
                new SavedRun(header, trace, Path.of("run.poolscope")),
                end,
                trace.state(),
                end,
                TimelinePicture.of(trace, new TimeAxis(0, end, 500)),
                OverviewPicture.of(trace, end, header.workers()),
                OrderPicture.of(header, trace),
                CpuPicture.of(trace),
                Figures.of(header, trace),
                StepTimes.of(header, trace),
                List.of());
    }
}
