package io.github.poolscope.cli;

import io.github.poolscope.files.Destination;
import io.github.poolscope.files.DestinationException;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.report.JsonReport;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.words.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code poolscope run}: runs a plan to its end. */
@Command(
        name = "run",
        description = "Runs a plan and tells how it went.",
        mixinStandardHelpOptions = true,
        modelTransformer = RunCommand.WithPlanOptions.class)
final class RunCommand implements Callable<Integer> {
    private static final int LOOK_MILLIS = 50;
    private static final int MAX_ERROR_LENGTH = 1_000;

    @Mixin
    private final PlanOptions planOptions = new PlanOptions();

    @Option(names = "--save", paramLabel = "FILE", description = "Save the run here instead of in the history.")
    private @Nullable Path save;

    @Option(names = "--report", paramLabel = "FILE.html", description = "Write an HTML report.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print the run as one JSON object.")
    private boolean json;

    @Option(names = "--quiet", description = "Print neither progress nor output nor summary.")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    /** Adds the options that stand for the settings of a plan. */
    static final class WithPlanOptions implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            ((RunCommand) command.userObject()).planOptions.addTo(command);
            return command;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = planOptions.toPlan();
        CommandFiles files = new CommandFiles(spec);
        planOptions.file().ifPresent(file -> files.reads(file, "the plan"));
        files.reads(plan);
        if (json || !quiet) {
            files.prints();
        }
        Path file = save == null ? null : files.saves(save);
        Destination page = report == null ? null : files.writes(report, "the report");
        // If the program is interrupted, the JVM ends with the signal's exit code.
        try (StoppableRuns runs = new StoppableRuns(Session.open(RunFolder.standard()))) {
            LiveRun run = file == null ? runs.start(plan) : runs.start(plan, file);
            watch(run);
            return runs.release() ? tell(run, page) : CommandLineMain.FAILED;
        } catch (CancellationException e) {
            return CommandLineMain.FAILED;
        }
    }

    private void watch(LiveRun run) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        LiveOutput output = new LiveOutput(run, err, !quiet && !json, !quiet && Terminal.is(err));
        while (true) {
            try {
                run.over().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                output.show();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        output.finish();
    }

    private int tell(LiveRun run, @Nullable Destination page) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        run.saveProblem().ifPresent(problem -> err.println("poolscope: " + problem));
        boolean written = write(run, page);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonReport.write(run, out);
        } else if (!quiet) {
            Summary.print(run, out);
        }
        run.trace().error().ifPresent(error -> err.println("poolscope: the run failed: " + firstLine(error)));
        boolean good = run.trace().state() == RunState.COMPLETED
                && run.trace().taskels().failedCount() == 0
                && run.saveProblem().isEmpty()
                && written;
        return good ? CommandLineMain.DONE : CommandLineMain.FAILED;
    }

    /** Writes the report if requested; returns false if that failed. Does not affect the other output. */
    private boolean write(LiveRun run, @Nullable Destination page) {
        try {
            if (page != null) {
                page.write(out -> ReportFormat.HTML.write(run, out));
            }
            return true;
        } catch (DestinationException e) {
            spec.commandLine().getErr().println("poolscope: " + e.getMessage());
            return false;
        }
    }

    private static String firstLine(String text) {
        return Shown.line(text.lines().findFirst().orElse(""), MAX_ERROR_LENGTH);
    }
}
