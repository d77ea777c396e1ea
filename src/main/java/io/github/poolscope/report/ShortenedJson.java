package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.poolscope.trace.SummedTaskels;
import io.github.poolscope.trace.Trace;
import java.io.IOException;

/** Writes what a trace stores as counts and sums only, because single entries would take too much memory. */
final class ShortenedJson {
    private static final double NANOS = 1e9;

    private ShortenedJson() {}

    static void write(Trace trace, JsonGenerator json) throws IOException {
        SummedTaskels summed = trace.taskels().summed();
        json.writeObjectFieldStart("summedUp");
        json.writeNumberField("taskels", trace.taskels().first() + summed.beyond());
        json.writeNumberField("completed", summed.completed());
        json.writeNumberField("delivered", summed.delivered());
        json.writeNumberField("failed", summed.failed());
        json.writeNumberField("tasks", summed.tasks());
        json.writeNumberField("busySeconds", summed.busy() / NANOS);
        json.writeNumberField("cpuSeconds", summed.cpu() / NANOS);
        json.writeNumberField("calls", trace.calls().first());
        json.writeNumberField("callsElsewhere", trace.callsElsewhere().first());
        json.writeNumberField("callbacks", trace.callbacks().first());
        json.writeNumberField("samples", trace.samples().first());
        json.writeNumberField("syncEvents", trace.syncEvents().first());
        json.writeNumberField("outputLines", trace.output().leftOut());
        json.writeNumberField("workers", trace.workers().leftOut());
        json.writeNumberField("syncObjects", trace.syncObjects().leftOut());
        json.writeNumberField("sources", trace.sources().leftOut());
        json.writeNumberField("notes", trace.notes().leftOut());
        json.writeEndObject();
    }
}
