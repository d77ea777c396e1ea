package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Pools;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The pools of a run and their calls as JSON: {@code pools} and {@code poolCalls}. Pools count from 1, as workers do; calls
 * and taskels from 0; lines from 1. What is not known is null.
 */
final class PoolsJson {
    private static final double NANOS = 1e9;

    private PoolsJson() {}

    static void write(Trace trace, JsonGenerator json) throws IOException {
        pools(trace.pools(), json);
        calls(trace.poolCalls(), json);
    }

    private static void pools(Pools pools, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("pools");
        int count = pools.count();
        for (int pool = 0; pool < count; pool++) {
            json.writeStartObject();
            json.writeNumberField("number", pool + 1);
            json.writeStringField("name", pools.name(pool));
            json.writeStringField("kind", key(pools.kind(pool)));
            json.writeNumberField("size", pools.size(pool));
            json.writeStringField("startMethod", pools.startMethod(pool));
            seconds(json, "createdAt", pools.created(pool));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void calls(PoolCalls calls, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("poolCalls");
        int count = calls.count();
        for (int call = calls.first(); call < count; call++) {
            json.writeStartObject();
            json.writeNumberField("number", call);
            number(json, "pool", calls.pool(call), 1);
            json.writeStringField("mode", key(calls.mode(call)));
            json.writeStringField("function", textOrNull(calls.function(call)));
            number(json, "chunksize", calls.chunksize(call), 0);
            number(json, "firstTaskel", calls.firstTaskel(call), 0);
            number(json, "taskels", calls.taskels(call), 0);
            json.writeStringField("source", textOrNull(calls.source(call)));
            number(json, "line", calls.line(call), 1);
            seconds(json, "madeAt", calls.made(call));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void number(JsonGenerator json, String name, int value, int first) throws IOException {
        if (value == Trace.NONE) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, (long) value + first);
        }
    }

    private static void seconds(JsonGenerator json, String name, long nanos) throws IOException {
        if (nanos == Trace.NEVER) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, nanos / NANOS);
        }
    }
}
