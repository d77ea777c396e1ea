package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Talk;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes the timeline in words, for screen readers. */
final class TimelineWords {
    private TimelineWords() {}

    static String of(Frame frame, Selection selection, Optional<LaneHead> focused) {
        String chosen = focused.map(head -> head(frame, head)).orElseGet(() -> selected(frame, selection));
        String all = of(frame);
        return chosen.isEmpty() ? all : Words.text("timeline.words.selected", all, chosen);
    }

    /** Returns the heading of a pool, and whether it is folded. */
    static String head(Frame frame, LaneHead head) {
        return Words.text(
                head.folded() ? "timeline.head.folded" : "timeline.head.unfolded",
                frame.timeline().pools().name(head.group().pool()),
                detail(frame, head));
    }

    /** Returns the size of a pool, its start method and its line. */
    static Phrase detail(Frame frame, LaneHead head) {
        return frame.timeline().pools().detail(head.group().pool(), head.group().workers());
    }

    private static String of(Frame frame) {
        Trace trace = frame.recording().trace();
        String words = Words.text(
                "timeline.words",
                Units.count(frame.timeline().lanes().size()),
                Units.count(trace.taskels().startedCount()),
                Units.count(trace.taskels().completedCount()),
                Units.duration(frame.now()));
        if (frame.timeline().isGrouped()) {
            words = Words.text(
                    "timeline.words.groups",
                    words,
                    Units.count(frame.timeline().groups().size()));
        }
        List<TalkLane> talk = frame.timeline().talk().lanes();
        return talk.isEmpty()
                ? words
                : Words.text(
                        "timeline.words.talk",
                        words,
                        talk.stream().map(lane -> lane.made().name()).collect(Collectors.joining(", ")));
    }

    private static String selected(Frame frame, Selection selection) {
        Trace trace = frame.recording().trace();
        WorkerNames names = frame.timeline().names();
        int taskel = selection.taskel();
        int worker = selection.worker();
        if (taskel != Trace.NONE && taskel < trace.taskels().count()) {
            int on = trace.taskels().worker(taskel);
            return on == Trace.NONE
                    ? Words.text("timeline.words.taskel", taskel)
                    : Words.text("timeline.words.taskel-on", taskel, names.longName(on));
        }
        if (worker != Trace.NONE && worker < trace.workers().count()) {
            return Words.say(names.longName(worker));
        }
        int event = selection.event();
        return event != Trace.NONE && event < trace.syncEvents().count()
                ? Words.say(Talk.of(trace).line(event))
                : "";
    }
}
