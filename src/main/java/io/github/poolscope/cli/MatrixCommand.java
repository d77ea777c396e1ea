package io.github.poolscope.cli;

import io.github.poolscope.matrix.Cell;
import io.github.poolscope.matrix.Matrix;
import io.github.poolscope.matrix.Probe;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code poolscope matrix}: measures the properties of the mapping modes. */
@Command(
        name = "matrix",
        description = "Finds by running probes what each of the eight mapping modes is like.",
        mixinStandardHelpOptions = true)
final class MatrixCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print what was found as one JSON object.")
    private boolean json;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Cell> cells = new ArrayList<>();
        boolean saved = true;
        Session session = Session.open(RunFolder.standard());
        try (StoppableRuns runs = new StoppableRuns(session)) {
            for (Mode mode : Mode.values()) {
                for (Probe probe : Probe.values()) {
                    LiveRun run = runs.run(probe.plan(mode), probe.file(session.history(), mode));
                    if (runs.isStopped()) {
                        return CommandLineMain.FAILED;
                    }
                    saved &= run.saveProblem().isEmpty();
                    run.saveProblem()
                            .ifPresent(problem -> spec.commandLine().getErr().println("poolscope: " + problem));
                    cells.addAll(Matrix.cells(mode, probe, run));
                }
            }
        } catch (CancellationException e) {
            // The program was interrupted: the JVM ends with the signal's exit code.
            return CommandLineMain.FAILED;
        }
        MatrixPrint print = new MatrixPrint(cells, language.language());
        spec.commandLine().getOut().println(json ? print.json() : print.text());
        boolean all = cells.stream().noneMatch(cell -> cell.answer() == Cell.Answer.UNKNOWN);
        return all && saved ? CommandLineMain.DONE : CommandLineMain.FAILED;
    }
}
