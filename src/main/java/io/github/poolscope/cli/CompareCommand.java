package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.compare.ComparedRun;
import io.github.poolscope.compare.Comparison;
import io.github.poolscope.compare.FigureRow;
import io.github.poolscope.compare.PlanDifference;
import io.github.poolscope.compare.Rounds;
import io.github.poolscope.files.Destination;
import io.github.poolscope.history.RunName;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.report.ComparisonHtml;
import io.github.poolscope.report.ComparisonJson;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.RecordedRuns;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code poolscope compare}: compares saved runs. */
@Command(
        name = "compare",
        description = "Compares two to six saved runs: plans, figures, and where a difference comes from.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private static final int USUAL_ROUNDS = 7;
    private static final double NANOS = 1e9;

    @Parameters(arity = "0..*", paramLabel = "RUN", description = LabelCommands.RUN)
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print the comparison as one JSON object.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Write the comparison as an HTML page.")
    private @Nullable Path report;

    @Option(
            names = "--afresh",
            description = "Run the plans of two runs again, in turn, and judge from all rounds whether they differ.")
    private boolean afresh;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "With --afresh: how many times; each round runs A, B, and A again as a control. "
                    + USUAL_ROUNDS + " if not set.")
    private @Nullable Integer rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        RunFolder history = RunFolder.standard();
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(RunName.find(history, name));
        }
        CommandFiles checked = new CommandFiles(spec);
        files.forEach(file -> checked.reads(file, "a run"));
        checked.prints();
        Destination page = report == null ? null : checked.writes(report, "the report");
        List<SavedRun> runs = new ArrayList<>();
        for (Path file : files) {
            runs.add(RecordedRuns.open(file, history));
        }
        Comparison comparison = Comparison.of(runs);
        Rounds judged = new Rounds();
        if (afresh) {
            try (StoppableRuns again = new StoppableRuns(Session.open(history))) {
                run(again, runs, judged);
                if (!again.release()) {
                    return CommandLineMain.FAILED;
                }
            } catch (CancellationException e) {
                return CommandLineMain.FAILED;
            }
        }
        List<Phrase> judgements = afresh ? List.of(judged.sentence(), judged.controlSentence()) : List.of();
        if (page != null) {
            page.write(out -> ComparisonHtml.write(comparison, judgements, out));
        }
        print(comparison, judged, judgements);
        return CommandLineMain.DONE;
    }

    private void check() {
        if (names.size() < 2) {
            throw bad("Name two to six runs to compare, such as monday.poolscope tuesday.poolscope.");
        }
        if (names.size() > Comparison.MOST) {
            throw bad("Only " + Comparison.MOST + " runs can be compared at once: leave out "
                    + (names.size() - Comparison.MOST) + ".");
        }
        if (afresh && names.size() != 2) {
            throw bad("The option --afresh compares two plans: name two runs.");
        }
        if (rounds != null && !afresh) {
            throw bad("The option --rounds is for --afresh: add that, or leave --rounds out.");
        }
        if (rounds != null && rounds < Rounds.FEWEST) {
            throw bad("At least " + Rounds.FEWEST + " rounds are needed to judge, not " + rounds + ".");
        }
    }

    private ParameterException bad(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Runs both plans in rounds. */
    private void run(StoppableRuns again, List<SavedRun> runs, Rounds judged)
            throws RunFileException, InterruptedException {
        int count = rounds == null ? USUAL_ROUNDS : rounds;
        Plan first = runs.get(0).header().plan();
        Plan second = runs.get(1).header().plan();
        String partOf = "comparison:" + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        PrintWriter err = spec.commandLine().getErr();
        for (int round = 1; round <= count; round++) {
            double a = seconds(again, first, "A", partOf);
            double b = seconds(again, second, "B", partOf);
            double control = seconds(again, first, "A", partOf);
            judged.add(new Rounds.Round(a, b, control));
            err.println("round " + round + " of " + count + ": A " + Units.duration(Math.round(a * NANOS)) + ", B "
                    + Units.duration(Math.round(b * NANOS)) + ", A again "
                    + Units.duration(Math.round(control * NANOS)));
            err.flush();
        }
    }

    private static double seconds(StoppableRuns again, Plan plan, String name, String partOf)
            throws RunFileException, InterruptedException {
        LiveRun run = again.run(plan, Optional.empty(), partOf);
        if (run.trace().state() != RunState.COMPLETED) {
            throw new RunFileException(Phrase.of(
                    "compare.rounds.not-completed", name, run.trace().error().orElse(""), run.file()));
        }
        return run.trace().now() / NANOS;
    }

    private void print(Comparison comparison, Rounds judged, List<Phrase> judgements) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode tree = ComparisonJson.of(comparison);
            if (afresh) {
                tree.set("afresh", ComparisonJson.of(judged));
            }
            out.println(tree.toPrettyString());
            return;
        }
        for (ComparedRun run : comparison.runs()) {
            out.println(run.letter() + "  " + run.recording().file());
        }
        out.println();
        table(comparison).forEach(out::println);
        out.println();
        judgements.forEach(out::println);
        out.println(comparison.sentence());
        comparison.warnings().forEach(warning -> out.println("Not quite fair: " + warning));
    }

    private static List<String> table(Comparison comparison) {
        List<List<String>> rows = new ArrayList<>();
        int runs = comparison.runs().size();
        List<String> heads = new ArrayList<>(List.of(""));
        comparison.runs().forEach(run -> heads.add(run.letter()));
        comparison.runs().stream().skip(1).forEach(run -> heads.add(run.letter() + " / A"));
        rows.add(heads);
        for (PlanDifference difference : comparison.plan()) {
            List<String> row =
                    new ArrayList<>(List.of(difference.setting().title().toString()));
            difference.values().forEach(value -> row.add(value.isEmpty() ? Units.NONE : value));
            rows.add(row);
        }
        for (FigureRow figure : comparison.figures()) {
            List<String> row = new ArrayList<>(List.of(figure.measure().title().toString()));
            figure.values().forEach(value -> row.add(figure.measure().text(value)));
            for (int run = 1; run < runs; run++) {
                OptionalDouble ratio = figure.ratio(run);
                row.add(ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : Units.NONE);
            }
            rows.add(row);
        }
        return new TextTable(rows, column -> column > 0).lines();
    }
}
