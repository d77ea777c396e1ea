package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.Holding;
import io.github.poolscope.analysis.Talk;
import io.github.poolscope.analysis.TaskelState;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.Bar;
import io.github.poolscope.analysis.picture.BusyCurve;
import io.github.poolscope.analysis.picture.CallBar;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Optional;

/** Finds what is drawn at a position of the timeline. */
final class TimelineHits {
    /** The maximum distance, in pixels, at which an event is found. */
    private static final double NEAR = 6;

    private static final double HELD_NEAR = 3;

    private final Frame frame;
    private final TimeAxis axis;
    private final TimelineLayout layout;
    private final double scrolled;

    TimelineHits(Frame frame, TimeAxis axis, TimelineLayout layout, double scrolled) {
        this.frame = frame;
        this.axis = axis;
        this.layout = layout;
        this.scrolled = scrolled;
    }

    /** Returns the worker's lane at a height. */
    Optional<Lane> lane(double y) {
        return layout.laneAt(y + scrolled);
    }

    /** Returns the taskel at a position. */
    Optional<Bar> bar(double x, double y) {
        boolean beneath = layout.talks() && layout.withinLane(y + scrolled) > WorkerLanePainter.barHeight(layout);
        if (x < Pen.LABELS || beneath) {
            return Optional.empty();
        }
        long time = time(x);
        return lane(y).flatMap(lane -> lane.bars().stream()
                .filter(bar -> bar.from() <= time && time <= bar.to())
                .findFirst());
    }

    /**
     * Returns the event of a primitive at a position in its lane, as its number in the trace; {@link Trace#NONE} if
     * there is none.
     */
    int event(double x, double y) {
        Optional<TalkLane> lane = layout.talkLaneAt(y + scrolled);
        if (lane.isEmpty() || x < Pen.LABELS) {
            return Trace.NONE;
        }
        long near = Math.round(NEAR * (axis.to() - axis.from()) / Math.max(1, axis.width()));
        return Talk.of(frame.recording().trace()).nearest(lane.get().object(), time(x), near);
    }

    /** Returns the tooltip of a position; empty if there is nothing. */
    String words(double x, double y) {
        if (layout.isIdleRow(y + scrolled)) {
            return Words.text(
                    "timeline.idle.hint", Units.count(layout.lanes().idle().size()));
        }
        Optional<LaneHead> head = layout.rows().headAt(y + scrolled);
        if (head.isPresent()) {
            return head(head.get(), x);
        }
        if (layout.isCompact() && x < Pen.LABELS) {
            return lane(y).map(lane -> Words.say(frame.timeline().names().longName(lane.worker())))
                    .orElse("");
        }
        Optional<Bar> bar = bar(x, y);
        if (bar.isPresent()) {
            String words = words(bar.get());
            return layout.isCompact()
                    ? Words.say(frame.timeline().names().name(bar.get().worker())) + " · " + words
                    : words;
        }
        int event = event(x, y);
        if (event != Trace.NONE) {
            return words(event);
        }
        String result = result(x, y);
        return result.isEmpty() ? band(x, y) : result;
    }

    /** Returns the tooltip of a heading; if it is folded, with the number of workers in a taskel at that instant. */
    private String head(LaneHead head, double x) {
        String words = TimelineWords.head(frame, head);
        if (head.folded() && x >= Pen.LABELS && time(x) <= frame.timeline().now()) {
            TimeAxis made = frame.timeline().axis();
            float[] busy = BusyCurve.of(head.group().lanes(), made).busy();
            int pixel = (int) Math.max(0, Math.min(busy.length - 1, made.x(time(x))));
            words = Words.text(
                    "timeline.head.busy", words, Units.count(Math.round(busy[pixel])), axis.instant(time(x)));
        }
        return Words.text(head.folded() ? "timeline.head.unfold" : "timeline.head.fold", words);
    }

    /** Returns the tooltip of a result that is held, or was passed to a callback. */
    private String result(double x, double y) {
        if (x < Pen.LABELS) {
            return "";
        }
        long from = time(x - HELD_NEAR);
        long to = time(x + HELD_NEAR);
        double at = y + scrolled - layout.callbacksTop();
        if (layout.callsBack() && at >= 0 && at < TimelineLayout.CALLBACKS) {
            return frame.timeline().callbacks().stream()
                    .filter(bar -> bar.from() <= to && bar.to() >= from)
                    .findFirst()
                    .map(TimelineHits::callback)
                    .orElse("");
        }
        return layout.heldAt(y + scrolled).stream()
                .filter(bar -> bar.from() <= to && bar.to() >= from)
                .findFirst()
                .map(bar -> Words.text("timeline.held", bar.index(), held(bar.index())))
                .orElse("");
    }

    private static String callback(CallBar bar) {
        String took = Units.duration(bar.to() - bar.from());
        return bar.calls() > 1
                ? Words.text("timeline.callbacks.several", bar.calls(), took)
                : Words.text("timeline.callback", bar.awaited(), took);
    }

    private Phrase held(int index) {
        RunHeader header = frame.recording().header();
        Trace trace = frame.recording().trace();
        return Holding.of(header, trace, trace.taskels().call(index))
                .told(trace, frame.order().heads(), index);
    }

    private static String words(Bar bar) {
        return Words.text(
                bar.running() ? "timeline.taskel.running" : "timeline.taskel.ran",
                bar.index(),
                Units.duration(bar.to() - bar.from()),
                TaskelState.ofBegun(bar.outcome(), bar.running()));
    }

    private String words(int event) {
        Talk talk = Talk.of(frame.recording().trace());
        String line = Words.text("talk.event", talk.who(event), talk.line(event));
        long waited = talk.waited(event);
        return waited == Trace.NEVER ? line : Words.text("talk.event.waited", line, Units.duration(waited));
    }

    /** Returns the tooltip of what a process waited for and held at a position. */
    private String band(double x, double y) {
        Optional<Lane> lane = lane(y);
        if (lane.isEmpty() || x < Pen.LABELS) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        for (int worker : lane.get().workers()) {
            add(words, "talk.band.waits", frame.timeline().talk().waitsOf(worker), x);
            add(words, "talk.band.holds", frame.timeline().talk().holdsOf(worker), x);
        }
        return words.toString();
    }

    private void add(StringBuilder words, String key, List<Span> spans, double x) {
        long from = time(x - 1);
        long to = time(x + 1);
        for (Span span : spans) {
            if (span.from() <= to && span.to() >= from) {
                String name = BandPainter.name(span, frame.recording().trace());
                words.append(words.length() == 0 ? "" : "\n")
                        .append(Words.text(key, name, Units.duration(span.to() - span.from())));
            }
        }
    }

    private long time(double x) {
        return axis.time(x - Pen.LABELS);
    }
}
