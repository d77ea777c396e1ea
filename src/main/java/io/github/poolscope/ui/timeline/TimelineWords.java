package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Describes the timeline in words, for screen readers. */
final class TimelineWords {
    private TimelineWords() {}

    static String of(Frame frame) {
        Trace trace = frame.recording().trace();
        String words = Words.text(
                "timeline.words",
                Units.count(frame.timeline().lanes().size()),
                Units.count(trace.taskels().startedCount()),
                Units.count(trace.taskels().completedCount()),
                Units.duration(frame.now()));
        List<TalkLane> talk = frame.timeline().talk().lanes();
        return talk.isEmpty()
                ? words
                : Words.text(
                        "timeline.words.talk",
                        words,
                        talk.stream().map(lane -> lane.made().name()).collect(Collectors.joining(", ")));
    }
}
