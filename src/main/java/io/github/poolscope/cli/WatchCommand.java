package io.github.poolscope.cli;

import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.NoWindowException;
import io.github.poolscope.session.PassedSignals;
import io.github.poolscope.session.Session;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code poolscope watch}: runs a program of the user as if it were run alone, and saves what its pools did. Prints
 * nothing of its own unless standard error is a terminal or something went wrong.
 */
@Command(
        name = "watch",
        description = "Runs a command, unchanged, and records what its process pools do.",
        footer = {"", "Example: poolscope watch --save my.poolscope -- python3 my.py --fast"},
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    private static final int LOOK_MILLIS = 50;

    @Option(names = "--save", paramLabel = "FILE", description = "Save the run here instead of in the history.")
    private @Nullable Path save;

    @Option(
            names = "--window",
            negatable = true,
            description = "Show the run live in a window, and wait until that is closed.",
            defaultValue = "false")
    private boolean inWindow;

    @Option(names = "--no-values", description = "Do not record the texts of items and results.")
    private boolean noValues;

    @Option(
            names = "--python",
            paramLabel = "EXE",
            description = "The Python to run a .py file with, or instead of the one that the command names.")
    private @Nullable String python;

    @Parameters(paramLabel = "COMMAND", description = "The program and its arguments, after --.", arity = "0..*")
    private List<String> command = new ArrayList<>();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandLineMain main;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    private boolean isRemarkTold;

    @Override
    public Integer call() throws IOException, InterruptedException, NoWindowException {
        if (command.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "A command is missing: write it after --, such as -- python3 my.py");
        }
        Path file = save == null ? null : new CommandFiles(spec).saves(save);
        Plan plan = Plan.DEFAULT.withWork(
                new Work.Command(command, Optional.empty(), Map.of(), noValues, Optional.ofNullable(python)));
        if (inWindow) {
            main.window().prepare();
        }
        PassedSignals signals = PassedSignals.install();
        try (Session session = Session.openInTerminal(RunFolder.standard())) {
            LiveRun run = file == null ? session.start(plan) : session.start(plan, file);
            run.pid().ifPresent(signals::to);
            CompletableFuture<Void> closed =
                    inWindow ? main.window().open(run) : CompletableFuture.completedFuture(null);
            await(run);
            signals.ended(main.window()::close);
            int exitCode = tell(run);
            awaitClosed(closed);
            return exitCode;
        }
    }

    private void awaitClosed(CompletableFuture<Void> closed) throws InterruptedException {
        try {
            closed.get();
        } catch (ExecutionException e) {
            tell("the window could not be opened: " + e.getCause());
        }
    }

    private void await(LiveRun run) throws InterruptedException {
        while (true) {
            try {
                run.over().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                tellRemark(run);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Tells, once, why nothing is seen. */
    private void tellRemark(LiveRun run) {
        if (!isRemarkTold) {
            run.remark().ifPresent(this::tell);
            isRemarkTold = run.remark().isPresent();
        }
    }

    private void tell(Object sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("poolscope: " + sentence);
        err.flush();
    }

    private int tell(LiveRun run) {
        tellRemark(run);
        run.saveProblem().ifPresent(this::tell);
        if (run.exitCode().isEmpty()) {
            run.trace().error().ifPresent(this::tell);
            return CommandLineMain.BAD_INPUT;
        }
        if (Terminal.is(spec.commandLine().getErr()) && run.remark().isEmpty()) {
            tell(summary(run));
            Notices.of(run.header(), run.trace()).forEach(notice -> tell(notice.text()));
        }
        return run.exitCode().getAsInt();
    }

    private static String summary(LiveRun run) {
        Trace trace = run.trace();
        return Units.plural(trace.pools().count(), "pool") + ", "
                + Units.plural(trace.poolCalls().count(), "call") + ", "
                + Units.plural(trace.taskels().count(), "taskel") + " in "
                + Units.duration(trace.now()) + "; saved as " + run.file();
    }
}
