package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.poolscope.analysis.picture.Mark;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.StepChart;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.analysis.picture.TalkPicture;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the events of primitives as trace events: counters for the items in a queue or the permits in use,
 * asynchronous spans, which may overlap, for what was held and waited for, instants for messages and notifications. The
 * resolution is one microsecond.
 */
final class TalkTraceEvents {
    private static final double NANOS_PER_MICRO = 1e3;

    private final JsonGenerator json;
    private final Trace trace;
    private int spans;

    TalkTraceEvents(JsonGenerator json, Trace trace) {
        this.json = json;
        this.trace = trace;
    }

    void write() throws IOException {
        if (trace.syncObjects().count() == 0) {
            return;
        }
        // One pixel for each microsecond, so that only events closer than the format's resolution are merged.
        long end = trace.now() + 1;
        TalkPicture talk = TalkPicture.of(trace, new TimeAxis(0, end, end / NANOS_PER_MICRO));
        for (TalkLane lane : talk.lanes()) {
            if (isCounted(lane.made().kind())) {
                counter(lane.made().name(), lane.level());
            }
            for (Mark mark : lane.marks()) {
                instant(lane.made().name(), mark);
            }
        }
        spans(talk.waits(), "waits for ", "waits");
        spans(talk.holds(), "holds ", "holds");
    }

    private static boolean isCounted(SyncKind kind) {
        return switch (kind) {
            case QUEUE, SEMAPHORE, BOUNDED_SEMAPHORE, BARRIER, EVENT, LOCK, RLOCK -> true;
            case CONNECTION, CONDITION, PROCESS -> false;
        };
    }

    private void counter(String name, StepChart chart) throws IOException {
        for (StepChart.Step step : chart.steps()) {
            begin("C", name, "talk", trace.mainPid(), step.from());
            json.writeObjectFieldStart("args");
            json.writeNumberField("now", step.most());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private void instant(String name, Mark mark) throws IOException {
        begin("i", name + " " + mark.action().name().toLowerCase(Locale.ROOT), "talk", pid(mark.actor()), mark.time());
        json.writeStringField("s", "p");
        json.writeObjectFieldStart("args");
        json.writeNumberField("count", mark.count());
        json.writeNumberField("amount", mark.amount());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void spans(Map<Integer, List<Span>> all, String verb, String category) throws IOException {
        for (Map.Entry<Integer, List<Span>> each : all.entrySet()) {
            for (Span span : each.getValue()) {
                String what = span.object() == Span.SEVERAL
                        ? "several"
                        : trace.syncObjects().at(span.object()).name();
                spans++;
                edge("b", verb + what, category, each.getKey(), span.from());
                edge("e", verb + what, category, each.getKey(), span.to());
            }
        }
    }

    private void edge(String phase, String name, String category, int actor, long time) throws IOException {
        begin(phase, name, category, pid(actor), time);
        json.writeNumberField("id", spans);
        json.writeEndObject();
    }

    private long pid(int actor) {
        return actor < 0 ? trace.mainPid() : trace.workers().pid(actor);
    }

    private void begin(String phase, String name, String category, long pid, long time) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeStringField("name", name);
        json.writeStringField("cat", category);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", pid);
        json.writeNumberField("ts", time / NANOS_PER_MICRO);
    }
}
