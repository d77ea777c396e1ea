package io.github.poolscope.cli;

import io.github.poolscope.analysis.Notices;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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

    @Option(names = "--no-values", description = "Do not record the texts of items and results.")
    private boolean noValues;

    @Option(
            names = "--python",
            paramLabel = "EXE",
            description = "The Python to run a .py file with, or instead of the one that the command names.")
    private @Nullable String python;

    @Parameters(paramLabel = "COMMAND", description = "The program and its arguments, after --.", arity = "0..*")
    private List<String> command = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (command.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "A command is missing: write it after --, such as -- python3 my.py");
        }
        Path file = save == null ? null : new CommandFiles(spec).saves(save);
        Plan plan = Plan.DEFAULT.withWork(
                new Work.Command(command, Optional.empty(), Map.of(), noValues, Optional.ofNullable(python)));
        PassedSignals signals = PassedSignals.install();
        try (Session session = Session.openInTerminal(RunFolder.standard())) {
            LiveRun run = file == null ? session.start(plan) : session.start(plan, file);
            run.pid().ifPresent(signals::to);
            await(run);
            return tell(run);
        }
    }

    private void await(LiveRun run) throws InterruptedException {
        boolean isTold = false;
        while (true) {
            try {
                run.over().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                isTold = isTold || tellRemark(run);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        if (!isTold) {
            tellRemark(run);
        }
    }

    private boolean tellRemark(LiveRun run) {
        run.remark().ifPresent(this::tell);
        return run.remark().isPresent();
    }

    private void tell(Object sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("poolscope: " + sentence);
        err.flush();
    }

    private int tell(LiveRun run) {
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
