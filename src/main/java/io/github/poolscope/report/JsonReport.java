package io.github.poolscope.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Figures;
import io.github.poolscope.analysis.WorkerFigures;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.About;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run as one JSON object. Times are seconds since the run began; null for what has not happened. If the first taskels
 * are summed up, {@code summedUp} is their number, and {@code results} and {@code taskelRows} begin with the taskel
 * after them. {@code pools}, {@code poolCalls}, and the {@code pool} of a worker and {@code call} of a taskel that refer to
 * them, are as {@link PoolsJson} tells. Where
 * the time went is as {@link TimeJson} tells. That of a watched program has besides what {@link WatchedJson} tells.
 */
public final class JsonReport {
    private static final double NANOS = 1e9;

    private JsonReport() {}

    /** Writes the object without single taskels, as {@code run --json} prints it. */
    public static void write(Recording run, Writer out) throws IOException {
        write(run, out, false);
    }

    /** Writes the object with a row for each taskel. */
    public static void writeWithTaskels(Recording run, Writer out) throws IOException {
        write(run, out, true);
    }

    private static void write(Recording run, Writer out, boolean withTaskels) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setCodec(new ObjectMapper());
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            plan(run, json);
            about(run.about(), json);
            figures(run, json);
            TimeJson.write(run, json);
            orders(run.trace().taskels(), json);
            failures(run.trace(), json);
            PoolsJson.write(run.trace(), json);
            if (run.header().plan().work() instanceof Work.Command command) {
                WatchedJson.write(run, command, json);
            }
            workers(run, json);
            notes(run.trace(), json);
            TalkJson.objects(run.trace(), json);
            if (withTaskels) {
                taskels(run.trace(), json);
                TalkJson.events(run.trace(), json);
                TimeJson.chain(run.trace(), json);
            }
            json.writeStringField("file", run.file().toString());
            json.writeStringField(
                    "saveProblem", run.saveProblem().map(Phrase::toString).orElse(null));
            json.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }

    private static void plan(Recording run, JsonGenerator json) throws IOException {
        ObjectNode plan = PlanJson.tree(run.header().plan());
        if (!run.header().isWatched()) {
            plan.put("effectiveProcesses", run.header().workers());
            plan.put("effectiveChunksize", run.header().chunksize());
        }
        json.writeObjectField("plan", plan);
    }

    /** Writes what was there when the run was made; null for what is not known. */
    private static void about(About about, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("about");
        json.writeStringField("host", known(about.host()));
        json.writeStringField("os", known(about.system()));
        json.writeStringField("cpu", known(about.cpu()));
        number(json, "cores", about.cores() > 0 ? about.cores() : Trace.NONE);
        if (about.memoryBytes() > 0) {
            json.writeNumberField("memoryBytes", about.memoryBytes());
        } else {
            json.writeNullField("memoryBytes");
        }
        json.writeStringField("runtime", known(about.runtime()));
        json.writeStringField("poolscope", known(about.poolscope()));
        json.writeStringField("programSha256", known(about.programHash()));
        if (about.load().isPresent()) {
            json.writeNumberField("load", about.load().getAsDouble());
        } else {
            json.writeNullField("load");
        }
        json.writeStringField("partOf", known(about.partOf()));
        json.writeEndObject();
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void figures(Recording run, JsonGenerator json) throws IOException {
        Trace trace = run.trace();
        Figures figures = Figures.of(run.header(), trace);
        json.writeStringField("outcome", trace.state().name().toLowerCase(Locale.ROOT));
        json.writeStringField("error", trace.error().orElse(null));
        json.writeStringField("began", trace.began().toString());
        json.writeNumberField("mainPid", trace.mainPid());
        seconds(json, "wallSeconds", figures.wall());
        seconds(json, "startupSeconds", figures.startup());
        seconds(json, "firstResultSeconds", figures.firstResult());
        seconds(json, "callerBlockedSeconds", figures.callerBlocked());
        seconds(json, "makespanSeconds", figures.makespan());
        seconds(json, "boundSeconds", figures.bound());
        seconds(json, "waitedForProcessorSeconds", figures.waited());
        seconds(json, "cpuSeconds", figures.measured() == 0 ? Trace.NEVER : figures.cpu());
        if (Double.isNaN(figures.utilisation())) {
            json.writeNullField("utilisation");
        } else {
            json.writeNumberField("utilisation", Math.round(figures.utilisation() * 1e4) / 1e4);
        }
        json.writeNumberField(
                "items",
                run.header().isWatched()
                        ? trace.taskels().count()
                        : run.header().items());
        json.writeNumberField("taskels", trace.taskels().count());
        json.writeNumberField("tasks", trace.tasks().count());
        json.writeNumberField("failed", trace.taskels().failedCount());
        if (trace.isShortened() || trace.notes().leftOut() > 0) {
            ShortenedJson.write(trace, json);
        }
    }

    private static void orders(Taskels taskels, JsonGenerator json) throws IOException {
        order(json, "completed", taskels.firstCompletedRank(), taskels.completedCount(), taskels::completedAt);
        order(json, "delivered", taskels.firstDeliveredRank(), taskels.deliveredCount(), taskels::deliveredAt);
        json.writeArrayFieldStart("results");
        int count = taskels.count();
        for (int i = taskels.first(); i < count; i++) {
            json.writeString(taskels.outcome(i) == Outcome.SUCCEEDED ? taskels.result(i) : null);
        }
        json.writeEndArray();
    }

    private static void order(JsonGenerator json, String name, int first, int count, IntUnaryOperator at)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int rank = first; rank < count; rank++) {
            json.writeNumber(at.applyAsInt(rank));
        }
        json.writeEndArray();
    }

    private static void failures(Trace trace, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("failures");
        int count = trace.failures().count();
        for (int rank = 0; rank < count; rank++) {
            Failure failure = trace.failures().at(rank);
            json.writeStartObject();
            json.writeNumberField("index", failure.index());
            json.writeStringField("type", failure.type());
            json.writeStringField("message", failure.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String exit(int code) {
        return code == Workers.UNKNOWN_EXIT ? "unknown" : Integer.toString(code);
    }

    private static void notes(Trace trace, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("notes");
        int count = trace.notes().count();
        for (int rank = 0; rank < count; rank++) {
            Note note = trace.notes().at(rank);
            json.writeStartObject();
            json.writeStringField("kind", note.kind().name().toLowerCase(Locale.ROOT));
            if (note.worker() == Trace.NONE) {
                json.writeNullField("worker");
            } else {
                json.writeNumberField("worker", note.worker() + 1);
            }
            seconds(json, "at", note.time());
            json.writeStringField("text", note.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void workers(Recording run, JsonGenerator json) throws IOException {
        Workers workers = run.trace().workers();
        WorkerNames names = WorkerNames.of(run.trace());
        json.writeArrayFieldStart("workers");
        for (WorkerFigures figures : Figures.of(run.header(), run.trace()).workers()) {
            int worker = figures.worker();
            boolean exited = workers.exited(worker) != Trace.NEVER;
            json.writeStartObject();
            json.writeNumberField("number", worker + 1);
            if (names.isProcess(worker)) {
                json.writeStringField("name", names.name(worker).toString());
            }
            json.writeStringField("kind", workers.kind(worker).name().toLowerCase(Locale.ROOT));
            number(json, "pool", workers.pool(worker) == Trace.NONE ? Trace.NONE : workers.pool(worker) + 1);
            json.writeNumberField("pid", workers.pid(worker));
            json.writeNumberField("ppid", workers.parentPid(worker));
            json.writeStringField("startMethod", workers.startMethod(worker));
            seconds(json, "requestedAt", workers.requested(worker));
            seconds(json, "readyAt", workers.ready(worker));
            seconds(json, "exitedAt", workers.exited(worker));
            json.writeStringField("exit", exited ? exit(workers.exitCode(worker)) : null);
            json.writeStringField("reason", exited ? workers.reason(worker).words() : null);
            json.writeNumberField("tasks", figures.tasks());
            json.writeNumberField("taskels", figures.taskels());
            seconds(json, "busySeconds", figures.busyNanos());
            seconds(json, "cpuSeconds", figures.cpuNanos());
            seconds(json, "waitedForProcessorSeconds", figures.waitedNanos());
            json.writeNumberField("maxRssBytes", figures.mostResident());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void taskels(Trace trace, JsonGenerator json) throws IOException {
        Taskels taskels = trace.taskels();
        json.writeArrayFieldStart("taskelRows");
        int count = taskels.count();
        for (int i = taskels.first(); i < count; i++) {
            int task = taskels.task(i);
            json.writeStartObject();
            json.writeNumberField("index", i);
            number(json, "call", taskels.call(i));
            number(json, "task", task);
            number(json, "worker", taskels.worker(i) == Trace.NONE ? Trace.NONE : taskels.worker(i) + 1);
            json.writeStringField("outcome", taskels.outcome(i).name().toLowerCase(Locale.ROOT));
            seconds(json, "submitted", taskels.submitted(i));
            seconds(
                    json,
                    "dispatched",
                    task == Trace.NONE ? Trace.NEVER : trace.tasks().dispatched(task));
            seconds(json, "started", taskels.started(i));
            seconds(json, "ended", taskels.ended(i));
            seconds(json, "received", taskels.received(i));
            seconds(json, "delivered", taskels.delivered(i));
            seconds(json, "cpuSeconds", taskels.cpu(i));
            if (!taskels.item(i).isEmpty()) {
                json.writeStringField("item", taskels.item(i));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, int value) throws IOException {
        if (value == Trace.NONE) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
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
