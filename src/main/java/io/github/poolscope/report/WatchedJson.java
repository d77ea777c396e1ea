package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.poolscope.analysis.CallNames;
import io.github.poolscope.analysis.Notice;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Trace;
import java.io.IOException;

/**
 * What the JSON of a watched program has besides that of other runs: {@code command}, its words; {@code calls} of its pools,
 * which refer to the source file and line that made them; {@code notices}, sentences about what is worth noticing.
 */
final class WatchedJson {
    private WatchedJson() {}

    static void write(Recording run, Work.Command command, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("command");
        for (String word : command.command()) {
            json.writeString(word);
        }
        json.writeEndArray();
        calls(run.trace(), json);
        json.writeArrayFieldStart("notices");
        for (Notice notice : Notices.of(run.header(), run.trace())) {
            json.writeString(notice.text());
        }
        json.writeEndArray();
    }

    private static void calls(Trace trace, JsonGenerator json) throws IOException {
        PoolCalls calls = trace.poolCalls();
        json.writeArrayFieldStart("calls");
        int count = calls.count();
        for (int call = calls.first(); call < count; call++) {
            json.writeStartObject();
            json.writeNumberField("number", call);
            number(json, "pool", calls.pool(call), 1);
            json.writeStringField("mode", CallNames.method(calls.mode(call)));
            json.writeStringField("function", calls.function(call).isEmpty() ? null : calls.function(call));
            number(json, "chunksize", calls.chunksize(call), 0);
            number(json, "first", calls.firstTaskel(call), 0);
            number(json, "count", calls.taskels(call), 0);
            json.writeStringField("source", calls.source(call).isEmpty() ? null : calls.source(call));
            number(json, "line", calls.line(call), 1);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, int value, int first) throws IOException {
        if (value == Trace.NONE) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, (long) value + first);
        }
    }
}
