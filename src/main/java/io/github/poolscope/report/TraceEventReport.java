package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.TimeOrder;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A run in the Trace Event Format: a track for the main program, one for each worker and one for callbacks, and
 * counters for primitives. Slices of one track never overlap, as viewers would nest them.
 */
final class TraceEventReport {
    private static final double NANOS_PER_MICRO = 1e3;

    /** The first number of a track of a thread's calls: above those of all processes and workers. */
    private static final long FIRST_THREAD = 1L << 40;

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
            name(isThread(worker) ? "thread_name" : "process_name", pid(worker), thread(worker), name);
            long ready = workers.ready(worker);
            span(
                    pid(worker),
                    thread(worker),
                    "start-up",
                    workers.requested(worker),
                    ready == Trace.NEVER ? last(worker) : ready,
                    "worker");
        }
        calls();
        callbacks();
        taskels();
        new TalkTraceEvents(json, trace).write();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void calls() throws IOException {
        Calls calls = trace.calls();
        for (int call = calls.first(); call < calls.count(); call++) {
            String label = "blocked in " + calls.kind(call).call();
            span(trace.mainPid(), trace.mainPid(), label, calls.began(call), calls.ended(call), "blocked");
        }
        Calls elsewhere = trace.callsElsewhere();
        Set<List<Long>> named = new HashSet<>();
        for (int call = elsewhere.first(); call < elsewhere.count(); call++) {
            int worker = elsewhere.worker(call);
            long process = worker == Trace.NONE ? trace.mainPid() : pid(worker);
            long thread = FIRST_THREAD + elsewhere.thread(call);
            if (named.add(List.of(process, thread))) {
                String name = elsewhere.thread(call) == 0 ? "main thread" : "thread " + elsewhere.thread(call);
                name("thread_name", process, thread, name + ", blocked");
            }
            String label = "blocked in " + elsewhere.kind(call).call();
            span(process, thread, label, elsewhere.began(call), elsewhere.ended(call), "blocked");
        }
    }

    private void callbacks() throws IOException {
        Calls callbacks = trace.callbacks();
        long thread = trace.mainPid() + 1 + trace.workers().count();
        if (callbacks.count() > callbacks.first()) {
            name("thread_name", trace.mainPid(), thread, "callbacks");
        }
        for (int call = callbacks.first(); call < callbacks.count(); call++) {
            String label = "callback(" + callbacks.awaited(call) + ")";
            span(trace.mainPid(), thread, label, callbacks.began(call), callbacks.ended(call), "callback");
        }
    }

    private void taskels() throws IOException {
        Taskels taskels = trace.taskels();
        Map<Integer, Long> ends = endsOfOpen();
        for (int i = taskels.first(); i < taskels.count(); i++) {
            int worker = taskels.worker(i);
            if (worker == Trace.NONE || taskels.started(i) == Trace.NEVER) {
                continue;
            }
            String item = taskels.item(i);
            span(
                    pid(worker),
                    thread(worker),
                    "f(" + (item.isEmpty() ? i : item) + ")",
                    taskels.started(i),
                    taskels.ended(i) == Trace.NEVER ? ends.getOrDefault(i, last(worker)) : taskels.ended(i),
                    taskels.outcome(i).name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Returns the ends of taskels that have no recorded end, by index: when their worker exited or started another
     * taskel. One pass.
     */
    private Map<Integer, Long> endsOfOpen() {
        Taskels taskels = trace.taskels();
        int[] begun = TimeOrder.of(
                IntStream.range(taskels.first(), taskels.count())
                        .filter(i -> taskels.worker(i) != Trace.NONE && taskels.started(i) != Trace.NEVER),
                taskels::started);
        Map<Integer, Long> ends = new HashMap<>();
        Map<Integer, Long> next = new HashMap<>();
        for (int rank = begun.length - 1; rank >= 0; rank--) {
            int index = begun[rank];
            int worker = taskels.worker(index);
            if (taskels.ended(index) == Trace.NEVER) {
                ends.put(index, Math.min(last(worker), next.getOrDefault(worker, Long.MAX_VALUE)));
            }
            next.put(worker, taskels.started(index));
        }
        return ends;
    }

    private long last(int worker) {
        long exited = trace.workers().exited(worker);
        return exited == Trace.NEVER ? trace.now() : exited;
    }

    /** Returns whether a worker is a thread of the main program. */
    private boolean isThread(int worker) {
        return pid(worker) == trace.mainPid();
    }

    private long pid(int worker) {
        return trace.workers().pid(worker);
    }

    /** Returns the thread id of a track: the PID of a process; for a thread a number used by no other track. */
    private long thread(int worker) {
        return isThread(worker) ? trace.mainPid() + 1 + worker : pid(worker);
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

    /** Writes a slice; one without an end lasts until the end of the trace. */
    private void span(long pid, long thread, String name, long from, long to, String category) throws IOException {
        if (from == Trace.NEVER) {
            return;
        }
        long end = to == Trace.NEVER ? trace.now() : to;
        json.writeStartObject();
        json.writeStringField("ph", "X");
        json.writeStringField("name", name);
        json.writeStringField("cat", category);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", thread);
        json.writeNumberField("ts", from / NANOS_PER_MICRO);
        json.writeNumberField("dur", Math.max(0, end - from) / NANOS_PER_MICRO);
        json.writeEndObject();
    }
}
