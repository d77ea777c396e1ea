package io.github.poolscope.cli;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.Session;
import io.github.poolscope.sweep.Candidate;
import io.github.poolscope.sweep.Sweep;
import io.github.poolscope.sweep.SweepResult;
import io.github.poolscope.sweep.SweepState;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code poolscope sweep}: finds by runs the best setting of a plan. */
@Command(
        name = "sweep",
        description = "Finds the best pool size, chunksize, mode or start method of a plan: settings that are predicted"
                + " to be hopeless are dropped, the others run in interleaved rounds.",
        mixinStandardHelpOptions = true,
        modelTransformer = SweepCommand.WithPlanOptions.class)
final class SweepCommand implements Callable<Integer> {
    private static final int MAX_ROUNDS = 1_000;
    private static final int MAX_SETTINGS = 1_000;

    @Mixin
    private final PlanOptions planOptions = new PlanOptions();

    @Option(names = "--processes", paramLabel = "LIST", description = "The pool sizes, such as 1..8 or 1,2,4,auto.")
    private @Nullable String processes;

    @Option(names = "--chunksize", paramLabel = "LIST", description = "The chunksizes, such as 1,10,auto.")
    private @Nullable String chunksizes;

    @Option(names = "--mode", paramLabel = "LIST", description = "The mapping modes, such as map,imap.")
    private @Nullable String modes;

    @Option(names = "--start-method", paramLabel = "LIST", description = "The start methods, such as spawn,fork.")
    private @Nullable String startMethods;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many times each setting is run, unless it leaves early; 5 if not set.")
    private int rounds;

    @Option(names = "--resume", description = "Continue the same sweep where it was interrupted.")
    private boolean resume;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    /** Adds the options that stand for the settings of a plan, but those that take lists here. */
    static final class WithPlanOptions implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            ((SweepCommand) command.userObject()).planOptions.addTo(command, Candidate.VARIED);
            return command;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || rounds > MAX_ROUNDS) {
            throw bad("The option --rounds must be a number from 1 to " + MAX_ROUNDS + ".");
        }
        List<Candidate> candidates = candidates(planOptions.toPlan());
        RunFolder history = RunFolder.standard();
        Path file = stateFile(history, candidates);
        SweepState state = resume ? SweepState.resume(file) : SweepState.begin(file);
        try (StoppableRuns runs = new StoppableRuns(Session.open(history))) {
            SweepResult result = new Sweep(candidates, rounds, state, new Runs(runs), new Progress()).run();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? SweepPrint.json(result) : SweepPrint.text(result));
            Files.deleteIfExists(file);
            return CommandLineMain.DONE;
        } catch (CancellationException e) {
            spec.commandLine().getErr().println("poolscope: Interrupted: the same command with --resume continues.");
            return CommandLineMain.FAILED;
        }
    }

    /** Returns the place of the state: equal plans and lists have the same. */
    private Path stateFile(RunFolder history, List<Candidate> candidates) {
        String all = candidates.stream().map(Candidate::plan).toList() + " " + rounds;
        return history.home().resolve("sweeps").resolve(Integer.toHexString(all.hashCode()) + ".json");
    }

    private List<Candidate> candidates(Plan plan) {
        List<Candidate> candidates = new ArrayList<>();
        for (String size : values(processes, Setting.PROCESSES, plan, PoolSize.MAX)) {
            for (String chunksize : values(chunksizes, Setting.CHUNKSIZE, plan, Integer.MAX_VALUE)) {
                for (String mode : values(modes, Setting.MODE, plan, 0)) {
                    for (String method : values(startMethods, Setting.START_METHOD, plan, 0)) {
                        PlanFields fields = new PlanFields(plan);
                        fields.set(Setting.PROCESSES, size);
                        fields.set(Setting.CHUNKSIZE, chunksize);
                        fields.set(Setting.MODE, mode);
                        fields.set(Setting.START_METHOD, method);
                        candidates.add(new Candidate(fields.toPlan()));
                    }
                }
            }
        }
        if (candidates.size() > MAX_SETTINGS) {
            throw bad("A sweep has at most " + MAX_SETTINGS + " settings, these are " + candidates.size()
                    + ": give shorter lists.");
        }
        if (candidates.size() < 2) {
            throw bad("There is nothing to compare: give a list of several values to --processes, --chunksize, --mode"
                    + " or --start-method.");
        }
        return candidates;
    }

    /** Returns the values of a list; that of the plan if there is no list. */
    private List<String> values(@Nullable String list, Setting<?> setting, Plan plan, int max) {
        if (list == null) {
            return List.of(setting.text(plan));
        }
        try {
            return max > 0
                    ? NumberList.parse(setting.option(), list, max)
                    : Arrays.stream(list.split(",", -1))
                            .map(String::strip)
                            .distinct()
                            .toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ParameterException bad(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Runs plans one after another, in the history. */
    private record Runs(StoppableRuns runs) implements Sweep.Runner {
        @Override
        public Recording run(Plan plan) throws IOException, InterruptedException {
            Recording run = runs.run(plan, Optional.empty(), "sweep");
            if (runs.isStopped()) {
                throw new CancellationException();
            }
            return run;
        }

        @Override
        public Recording open(String file) throws IOException {
            return RunFile.open(Path.of(file));
        }
    }

    /** Prints the progress, a line for each run. */
    private final class Progress implements Sweep.Listener {
        @Override
        public void progress(int round, int settingsLeft, double secondsLeft) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "round %d of %d, %d settings left%s%n",
                            round,
                            rounds,
                            settingsLeft,
                            secondsLeft > 0
                                    ? ", about " + Units.duration(Math.round(secondsLeft * 1e9)) + " to go"
                                    : "");
        }

        @Override
        public void notPredicted(Phrase why) {
            spec.commandLine().getErr().println("poolscope: Nothing is predicted, so every setting is run. " + why);
        }
    }
}
