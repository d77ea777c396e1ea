package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.util.Locale;

/** Writes the primitives of a run and their events as JSON; writes nothing for a run without primitives. */
final class TalkJson {
    private static final double NANOS = 1e9;

    private TalkJson() {}

    static void objects(Trace trace, JsonGenerator json) throws IOException {
        int count = trace.syncObjects().count();
        if (count == 0) {
            return;
        }
        json.writeArrayFieldStart("syncObjects");
        for (int i = 0; i < count; i++) {
            SyncObjects.Made made = trace.syncObjects().at(i);
            json.writeStartObject();
            json.writeNumberField("number", i);
            json.writeStringField("kind", made.kind().word());
            json.writeStringField("name", made.name());
            if (made.capacity() == Trace.NONE) {
                json.writeNullField("capacity");
            } else {
                json.writeNumberField("capacity", made.capacity());
            }
            json.writeNumberField("madeAt", made.time() / NANOS);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void events(Trace trace, JsonGenerator json) throws IOException {
        SyncEvents events = trace.syncEvents();
        int count = events.count();
        if (count == 0) {
            return;
        }
        WorkerNames names = WorkerNames.of(trace);
        json.writeArrayFieldStart("syncEvents");
        for (int i = events.first(); i < count; i++) {
            SyncAction action = events.action(i);
            json.writeStartObject();
            json.writeNumberField("at", events.time(i) / NANOS);
            json.writeNumberField("object", events.object(i));
            json.writeStringField("action", action.name().toLowerCase(Locale.ROOT));
            if (action == SyncAction.WAITS) {
                json.writeStringField("for", Awaited.of(events.amount(i)).name().toLowerCase(Locale.ROOT));
            } else {
                json.writeNumberField("amount", events.amount(i));
            }
            json.writeNumberField("pid", events.pid(i));
            json.writeNumberField("thread", events.thread(i));
            json.writeStringField("who", names.name(names.worker(events.pid(i))).toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
