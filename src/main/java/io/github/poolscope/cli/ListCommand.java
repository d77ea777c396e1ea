package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.words.Phrase;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code poolscope list}: lists the history. */
@Command(name = "list", description = "Lists the saved runs, the newest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws RunFileException {
        RunFolder folder = RunFolder.standard();
        List<RunEntry> entries = folder.list();
        PrintWriter out = spec.commandLine().getOut();
        if (entries.isEmpty() && !json) {
            out.println("No runs yet in " + folder.path() + ". Try: poolscope run --workload print");
        } else {
            print(entries, json, out);
        }
        return CommandLineMain.DONE;
    }

    static void print(List<RunEntry> entries, boolean json, PrintWriter out) {
        if (json) {
            out.println(tree(entries).toPrettyString());
        } else {
            entries.forEach(entry -> out.println(line(entry)));
        }
    }

    private static String line(RunEntry entry) {
        return entry.summary()
                .map(run -> String.format(
                        Locale.ROOT,
                        "%s  %-11s  %-48s  %s/%s, %s failed  %9s  %s",
                        WHEN.format(run.began()),
                        run.state().name().toLowerCase(Locale.ROOT),
                        shortly(run.plan()),
                        Units.count(run.completed()),
                        Units.count(run.items()),
                        Units.count(run.failed()),
                        Units.duration(run.wallNanos()),
                        entry.file()))
                .orElseGet(() -> "unreadable: "
                        + entry.problem()
                                .map(Phrase::toString)
                                .orElse(entry.file().toString()));
    }

    private static String shortly(Plan plan) {
        return plan.mode().key() + " " + plan.work().text() + " on " + plan.processes();
    }

    private static ArrayNode tree(List<RunEntry> entries) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (RunEntry entry : entries) {
            ObjectNode node = list.addObject().put("file", entry.file().toString());
            entry.problem().ifPresent(problem -> node.put("problem", problem.toString()));
            entry.summary().ifPresent(run -> {
                node.set("plan", PlanJson.tree(run.plan()));
                node.put("began", run.began().toString())
                        .put("outcome", run.state().name().toLowerCase(Locale.ROOT))
                        .put("items", run.items())
                        .put("completed", run.completed())
                        .put("failed", run.failed())
                        .put("wallSeconds", Units.toSeconds(run.wallNanos()));
            });
        }
        return list;
    }
}
