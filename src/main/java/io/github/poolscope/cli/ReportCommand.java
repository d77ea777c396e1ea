package io.github.poolscope.cli;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code poolscope report}: writes a saved run in another form. */
@Command(name = "report", description = "Writes a saved run as a report.", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A .poolscope file.")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "html|json|csv|trace",
            defaultValue = "html",
            description = "The form; html unless told.")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private ReportFormat format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write, - for standard output; else beside FILE.")
    private @Nullable String output;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SavedRun run = RunFile.open(file);
        int summed = run.trace().taskels().first();
        if (summed > 0) {
            spec.commandLine()
                    .getErr()
                    .println("poolscope: the run takes more memory than a trace may; the first " + Units.count(summed)
                            + " taskels are summed up and have no rows. Give java a larger heap (-Xmx) to see all.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if ("-".equals(output)) {
            format.write(run, out);
            out.flush();
            return CommandLineMain.DONE;
        }
        Path target = output == null ? beside() : Path.of(output);
        Destination.check(target, spec);
        format.write(run, target);
        out.println(target);
        return CommandLineMain.DONE;
    }

    private Path beside() {
        String name = String.valueOf(file.getFileName());
        String stem =
                name.endsWith(RunFolder.ENDING) ? name.substring(0, name.length() - RunFolder.ENDING.length()) : name;
        return file.resolveSibling(stem + format.ending());
    }
}
