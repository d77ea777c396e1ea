package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.poolscope.analysis.time.ChainSegment;
import io.github.poolscope.analysis.time.CriticalChain;
import io.github.poolscope.analysis.time.DurationSummary;
import io.github.poolscope.analysis.time.Durations;
import io.github.poolscope.analysis.time.MainTime;
import io.github.poolscope.analysis.time.PartTimes;
import io.github.poolscope.analysis.time.PoolTime;
import io.github.poolscope.analysis.time.RunTime;
import io.github.poolscope.analysis.time.TimePart;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * Where the time of a run went, in JSON.
 *
 * <ul>
 *   <li>{@code durations}: how long taskels took that have ended: {@code count}, and in seconds {@code min}, {@code q1},
 *       {@code median}, {@code q3}, {@code p95}, {@code max} and {@code mean}; null without any
 *   <li>{@code time}: the number of {@code workers} at a time, and the {@code parts} of their time, each with its {@code
 *       seconds} and its {@code share}; they sum to workers times {@code wallSeconds}. The same for each of the {@code
 *       pools}, and for the {@code main} program. {@code wantingProcessor} is null if the operating system does not
 *       report it
 *   <li>{@code chain}, in a report: the segments that determined the run's length, in seconds; {@code worker} counts from
 *       1, and null is the main program
 * </ul>
 */
final class TimeJson {
    private static final double NANOS = 1e9;
    private static final double SHARES = 1e6;

    private TimeJson() {}

    static void write(Recording run, JsonGenerator json) throws IOException {
        durations(Durations.of(run.trace()).all(), json);
        RunTime time = RunTime.of(run.header(), run.trace());
        json.writeObjectFieldStart("time");
        json.writeNumberField("workers", time.slots());
        parts(time.whole(), time.knowsWaits(), json);
        json.writeArrayFieldStart("pools");
        for (PoolTime pool : time.pools()) {
            json.writeStartObject();
            if (pool.pool() == Trace.NONE) {
                json.writeNullField("pool");
            } else {
                json.writeNumberField("pool", pool.pool() + 1);
            }
            json.writeNumberField("workers", pool.slots());
            parts(pool.parts(), time.knowsWaits(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        main(time.main(), time.wall(), json);
        json.writeEndObject();
    }

    private static void durations(DurationSummary all, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("durations");
        json.writeNumberField("count", all.count());
        number(json, "min", all.min());
        number(json, "q1", all.q1());
        number(json, "median", all.median());
        number(json, "q3", all.q3());
        number(json, "p95", all.p95());
        number(json, "max", all.max());
        number(json, "mean", all.mean());
        json.writeEndObject();
    }

    private static void parts(PartTimes parts, boolean knowsWaits, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("parts");
        for (TimePart part : TimePart.values()) {
            if (part == TimePart.WANTING_PROCESSOR && !knowsWaits) {
                json.writeNullField(part.key());
            } else {
                part(json, part.key(), parts.of(part), parts.total());
            }
        }
        json.writeEndObject();
    }

    private static void main(MainTime main, long wall, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("main");
        part(json, "computing", main.computing(), wall);
        part(json, "callbacks", main.callbacks(), wall);
        json.writeObjectFieldStart("blocked");
        for (Map.Entry<CallKind, Long> blocked : main.blocked().entrySet()) {
            part(json, blocked.getKey().name().toLowerCase(Locale.ROOT), blocked.getValue(), wall);
        }
        json.writeEndObject();
        part(json, "notKnown", main.notKnown(), wall);
        json.writeEndObject();
    }

    private static void part(JsonGenerator json, String name, long nanos, long total) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("seconds", nanos / NANOS);
        number(json, "share", total == 0 ? Double.NaN : Math.round(SHARES * nanos / total) / SHARES);
        json.writeEndObject();
    }

    /** Writes the segments that determined the run's length. */
    static void chain(Trace trace, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("chain");
        for (ChainSegment segment : CriticalChain.of(trace)) {
            json.writeStartObject();
            json.writeStringField("kind", segment.kind().key());
            index(json, "worker", segment.worker(), 1);
            index(json, "taskel", segment.taskel(), 0);
            index(json, "object", segment.object(), 0);
            json.writeNumberField("from", segment.from() / NANOS);
            json.writeNumberField("to", segment.to() / NANOS);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void index(JsonGenerator json, String name, int value, int first) throws IOException {
        if (value == Trace.NONE) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value + first);
        }
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }
}
