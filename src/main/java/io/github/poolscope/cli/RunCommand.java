package io.github.poolscope.cli;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.report.JsonReport;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.RunState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code poolscope run}: runs a plan to its end. */
@Command(name = "run", description = "Runs a plan and tells how it went.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final int LOOK_MILLIS = 50;
    /** What the end of the program waits for the run's processes and file. */
    private static final int EXIT_PATIENCE_SECONDS = 10;

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

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = planOptions.toPlan();
        checkReport();
        Session session = Session.open(RunFolder.standard());
        // The hook stands before the run begins, for an interrupt may come with the first worker.
        CompletableFuture<LiveRun> started = new CompletableFuture<>();
        Thread onExit = new Thread(() -> stop(started), "stop at exit");
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            LiveRun run = save == null ? session.start(plan) : session.start(plan, save);
            started.complete(run);
            watch(run);
            // The program was interrupted: the hook sees the run to its end, and the exit code is the signal's.
            return withdraw(onExit) ? tell(run) : CommandLineMain.FAILED;
        } catch (IOException | RuntimeException e) {
            started.cancel(false);
            withdraw(onExit);
            throw e;
        }
    }

    /** Whether the hook will not run; it can't be withdrawn once the program is on its way out. */
    private static boolean withdraw(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** A report that can't be written is better told before the run than after it. */
    private void checkReport() {
        Path folder = report == null ? null : report.toAbsolutePath().getParent();
        if (folder != null && !Files.isWritable(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "The report can't be written to the folder " + folder + ": name one that can.");
        }
    }

    private void watch(LiveRun run) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        LiveOutput output = new LiveOutput(run, err, !quiet && !json, !quiet && Terminal.isStderr());
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

    private int tell(LiveRun run) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        run.saveProblem().ifPresent(problem -> err.println("poolscope: " + problem));
        if (report != null) {
            ReportFormat.HTML.write(run, report);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonReport.write(run, out);
        } else if (!quiet) {
            Summary.print(run, out);
        }
        run.trace().error().ifPresent(error -> err.println("poolscope: the run failed: " + firstLine(error)));
        boolean good = run.trace().state() == RunState.COMPLETED
                && run.trace().taskels().failedCount() == 0
                && run.saveProblem().isEmpty();
        return good ? CommandLineMain.DONE : CommandLineMain.FAILED;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static void stop(CompletableFuture<LiveRun> started) {
        try {
            LiveRun run = started.get(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS);
            run.stop();
            run.over().get(EXIT_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CancellationException e) {
            // No run was started.
        } catch (ExecutionException | TimeoutException e) {
            // The pool's own hook has killed the workers by now; the file opens up to its last second.
        }
    }
}
