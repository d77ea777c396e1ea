package io.github.poolscope.cli;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.history.KeptRun;
import io.github.poolscope.history.RunFilter;
import io.github.poolscope.history.RunFilterException;
import io.github.poolscope.history.RunIndex;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.Labels;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import io.github.poolscope.words.Phrase;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code poolscope list}: lists the history. */
@Command(name = "list", description = "Lists the saved runs, the newest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final List<String> HEADS = List.of(
            "when",
            "outcome",
            "name",
            "workload",
            "done",
            "mode",
            "pool",
            "chunk",
            "start method",
            "wall",
            "makespan",
            "utilisation");

    /** The columns from this one on are aligned to the right. */
    private static final int FIRST_NUMBER = HEADS.indexOf("wall");

    private static final int MAX_WORK = 40;

    /** In place of a setting that the run does not have, such as the mode of a script. */
    private static final String NONE = "–";

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "List only the runs that match, as mode:imap wall>2s tag:class star state:failed.")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String filter;

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws RunFileException {
        RunFilter wanted = filter();
        RunFolder folder = RunFolder.standard();
        List<KeptRun> all = new RunIndex(folder).list();
        List<KeptRun> entries = all.stream().filter(wanted::accepts).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (entries.isEmpty() && !all.isEmpty() && !json) {
            out.println("None of the " + Units.plural(all.size(), "run") + " matches the filter.");
        } else if (entries.isEmpty() && !json) {
            out.println("No runs yet in " + folder.path() + ". Try: poolscope run --workload print");
        } else {
            print(entries, json, out);
        }
        return CommandLineMain.DONE;
    }

    private RunFilter filter() {
        try {
            return RunFilter.parse(filter);
        } catch (RunFilterException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    static void print(List<KeptRun> entries, boolean json, PrintWriter out) {
        if (json) {
            out.println(RunJson.of(entries).toPrettyString());
            return;
        }
        List<List<String>> rows = new ArrayList<>(List.of(HEADS));
        entries.forEach(entry -> entry.summary().ifPresent(run -> rows.add(cells(run, entry.labels()))));
        TextTable table = new TextTable(rows, column -> column >= FIRST_NUMBER);
        if (rows.size() > 1) {
            out.println(table.line(HEADS) + "  file");
        }
        for (KeptRun entry : entries) {
            out.println(entry.summary()
                    .map(run -> table.line(cells(run, entry.labels())) + "  " + entry.file())
                    .orElseGet(() -> "unreadable: "
                            + entry.entry()
                                    .problem()
                                    .map(Phrase::toString)
                                    .orElse(entry.file().toString())));
        }
    }

    private static List<String> cells(RunSummary run, Labels labels) {
        Plan plan = run.plan();
        boolean pool = plan.effectiveEngine() != EngineKind.SERIAL && run.pools() > 0;
        boolean severalPools = plan.isOfCommand() && run.pools() > 1;
        boolean oneCall = !(plan.work() instanceof Work.Script) && !plan.isOfCommand();
        return List.of(
                WHEN.format(run.began()),
                outcome(run),
                labels(labels),
                shortened(plan.work().text()),
                Units.count(run.completed()) + "/" + Units.count(run.items()),
                oneCall ? plan.mode().key() : NONE,
                severalPools ? Units.plural(run.pools(), "pool") : pool ? Units.count(run.workers()) : "no pool",
                pool && oneCall ? Units.count(run.chunksize()) : NONE,
                plan.effectiveEngine() == EngineKind.PROCESSES && !plan.isOfCommand()
                        ? plan.startMethod().key()
                        : NONE,
                Units.duration(run.wallNanos()),
                Units.duration(run.makespanNanos()),
                Units.percent(run.utilisation()));
    }

    private static String outcome(RunSummary run) {
        String state = run.state().name().toLowerCase(Locale.ROOT);
        if (run.writing() == RunWriting.BY_ANOTHER_PROGRAM) {
            return state + " in another program";
        }
        return run.failed() > 0 ? state + ", " + Units.count(run.failed()) + " failed" : state;
    }

    /** Returns the star, the name and the tags of a run. */
    private static String labels(Labels labels) {
        StringBuilder text = new StringBuilder(labels.star() ? "* " : "").append(shortened(labels.name()));
        labels.tags().forEach(tag -> text.append(text.isEmpty() ? "#" : " #").append(tag));
        return text.isEmpty() ? NONE : text.toString().strip();
    }

    private static String shortened(String work) {
        return work.length() <= MAX_WORK ? work : work.substring(0, MAX_WORK - 1) + "…";
    }
}
