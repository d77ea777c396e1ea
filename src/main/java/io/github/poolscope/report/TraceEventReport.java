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

/**
 * A run in the Trace Event Format: a track for the main program and one for each worker, counters for primitives. Slices
 * of one track never overlap: viewers would nest them.
 */
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
        name("process_name", trace.mainPid(), trace.mainPid(), "main program");
        Workers workers = trace.workers();
        WorkerNames names = WorkerNames.of(trace);
        for (int worker = 0; worker < workers.count(); worker++) {
            String name = names.name(worker).toString();
            if (isThread(worker)) {
                name("thread_name", trace.mainPid(), thread(worker), name);
            } else {
                name("process_name", workers.pid(worker), workers.pid(worker), name);
            }
            long ready = workers.ready(worker);
            span(worker, "start-up", workers.requested(worker), ready == Trace.NEVER ? last(worker) : ready, "worker");
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
            span(Trace.NONE, label, calls.began(call), calls.ended(call), "blocked");
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
                    worker,
                    "f(" + (item.isEmpty() ? i : item) + ")",
                    taskels.started(i),
                    taskels.ended(i) == Trace.NEVER ? endOfOpen(i, worker) : taskels.ended(i),
                    taskels.outcome(i).name().toLowerCase(Locale.ROOT));
        }
    }

    /** A taskel that never ended lasts until its worker is gone or begins another. */
    private long endOfOpen(int taskel, int worker) {
        Taskels taskels = trace.taskels();
        long began = taskels.started(taskel);
        long end = last(worker);
        for (int other = 0; other < taskels.count(); other++) {
            long started = taskels.started(other);
            if (other != taskel && taskels.worker(other) == worker && started >= began && started < end) {
                end = started;
            }
        }
        return end;
    }

    private long last(int worker) {
        long exited = trace.workers().exited(worker);
        return exited == Trace.NEVER ? trace.now() : exited;
    }

    /** Whether a worker is a thread of the main program. */
    private boolean isThread(int worker) {
        return trace.workers().pid(worker) == trace.mainPid();
    }

    /** The thread of a worker that is a thread: a number that is neither the main program's nor another's. */
    private long thread(int worker) {
        return trace.mainPid() + 1 + worker;
    }

    private void name(String kind, long pid, long thread, String name) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", "M");
        json.writeStringField("name", kind);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", thread);
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What has not ended lasts until the end of what is known. */
    private void span(int worker, String name, long from, long to, String category) throws IOException {
        if (from == Trace.NEVER) {
            return;
        }
        long end = to == Trace.NEVER ? trace.now() : to;
        long pid = worker == Trace.NONE ? trace.mainPid() : trace.workers().pid(worker);
        json.writeStartObject();
        json.writeStringField("ph", "X");
        json.writeStringField("name", name);
        json.writeStringField("cat", category);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", worker != Trace.NONE && isThread(worker) ? thread(worker) : pid);
        json.writeNumberField("ts", from / NANOS_PER_MICRO);
        json.writeNumberField("dur", Math.max(0, end - from) / NANOS_PER_MICRO);
        json.writeEndObject();
    }
}
