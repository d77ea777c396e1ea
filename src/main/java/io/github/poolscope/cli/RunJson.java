package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.history.KeptRun;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.About;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import io.github.poolscope.trace.Trace;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs of the history as JSON, as {@code list} and {@code show} print them. */
final class RunJson {
    private RunJson() {}

    static ArrayNode of(Collection<KeptRun> runs) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        runs.forEach(run -> list.add(of(run)));
        return list;
    }

    static ObjectNode of(KeptRun run) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", run.file().toString());
        run.entry().problem().ifPresent(problem -> node.put("problem", problem.toString()));
        run.summary().ifPresent(summary -> {
            summary(summary, node);
            node.put("name", known(run.labels().name()))
                    .put("note", known(run.labels().note()));
            ArrayNode tags = node.putArray("tags");
            run.labels().tags().forEach(tags::add);
            node.put("star", run.labels().star());
            about(run.about(), node.putObject("about"));
        });
        return node;
    }

    private static void summary(RunSummary run, ObjectNode node) {
        node.set("plan", PlanJson.tree(run.plan()));
        node.put("began", run.began().toString())
                .put("outcome", run.state().name().toLowerCase(Locale.ROOT))
                .put("items", run.items())
                .put("completed", run.completed())
                .put("failed", run.failed())
                .put("pools", run.pools())
                .put("workers", run.workers())
                .put("chunksize", run.chunksize())
                .put("wallSeconds", Units.toSeconds(run.wallNanos()))
                .put(
                        "makespanSeconds",
                        run.makespanNanos() == Trace.NEVER ? null : Units.toSeconds(run.makespanNanos()))
                .put("utilisation", Double.isNaN(run.utilisation()) ? null : run.utilisation())
                .put("runningElsewhere", run.writing() == RunWriting.BY_ANOTHER_PROGRAM);
    }

    private static void about(About about, ObjectNode node) {
        node.put("host", known(about.host()))
                .put("os", known(about.system()))
                .put("cpu", known(about.cpu()))
                .put("cores", about.cores() > 0 ? (Integer) about.cores() : null)
                .put("memoryBytes", about.memoryBytes() > 0 ? (Long) about.memoryBytes() : null)
                .put("runtime", known(about.runtime()))
                .put("poolscope", known(about.poolscope()))
                .put("programSha256", known(about.programHash()))
                .put("load", about.load().isPresent() ? (Double) about.load().getAsDouble() : null)
                .put("partOf", known(about.partOf()));
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
