package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** A run in the Trace Event Format: a track for the main program and one for each worker, counters for primitives. */
final class TraceEventReport {
    private static final double NANOS_PER_MICRO = 1e3;

    private final JsonGenerator json;
    private final Trace trace;

    private TraceEventReport(JsonGenerator json, Trace trace) {
        this.json = json;
        this.trace = trace;
    }

    static void write(Recording run, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            new TraceEventReport(json, run.trace()).write();
        }
        out.flush();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ms");
        json.writeArrayFieldStart("traceEvents");
        name(trace.mainPid(), "main program");
        Workers workers = trace.workers();
        WorkerNames names = WorkerNames.of(trace);
        for (int worker = 0; worker < workers.count(); worker++) {
            long pid = workers.pid(worker);
            name(pid, names.name(worker).toString());
            span(pid, "start-up", workers.requested(worker), workers.ready(worker), "worker");
        }
        calls();
        taskels();
        new TalkTraceEvents(json, trace).write();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void calls() throws IOException {
        Calls calls = trace.calls();
        for (int call = calls.first(); call < calls.count(); call++) {
            String label = "blocked in " + calls.kind(call).call();
            span(trace.mainPid(), label, calls.began(call), calls.ended(call), "blocked");
        }
    }

    private void taskels() throws IOException {
        Taskels taskels = trace.taskels();
        for (int i = taskels.first(); i < taskels.count(); i++) {
            int worker = taskels.worker(i);
            if (worker == Trace.NONE || taskels.started(i) == Trace.NEVER) {
                continue;
            }
            String item = taskels.item(i);
            span(
                    trace.workers().pid(worker),
                    "f(" + (item.isEmpty() ? i : item) + ")",
                    taskels.started(i),
                    taskels.ended(i),
                    taskels.outcome(i).name().toLowerCase(Locale.ROOT));
        }
    }

    private void name(long pid, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "M");
        json.writeStringField("name", "process_name");
        json.writeNumberField("pid", pid);
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What has not ended lasts until the end of what is known. */
    private void span(long pid, String name, long from, long to, String category) throws IOException {
        if (from == Trace.NEVER) {
            return;
        }
        long end = to == Trace.NEVER ? trace.now() : to;
        json.writeStartObject();
        json.writeStringField("ph", "X");
        json.writeStringField("name", name);
        json.writeStringField("cat", category);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", pid);
        json.writeNumberField("ts", from / NANOS_PER_MICRO);
        json.writeNumberField("dur", Math.max(0, end - from) / NANOS_PER_MICRO);
        json.writeEndObject();
    }
}
