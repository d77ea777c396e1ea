package io.github.poolscope.cli;

import io.github.poolscope.files.Destination;
import io.github.poolscope.report.ReportFormat;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.RecordedRuns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            description = "The form; html if not set.")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private ReportFormat format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "The file to write, - for standard output; else beside FILE.")
    private @Nullable Path output;

    @Option(
            names = "--raw",
            description = "With csv: all texts as they are, also those that a spreadsheet takes for formulas.")
    private boolean raw;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (raw && format != ReportFormat.CSV) {
            throw new ParameterException(spec.commandLine(), "The option --raw is for --format csv: leave it out.");
        }
        SavedRun run = RecordedRuns.open(file, RunFolder.standard());
        ReportFormat.summedUp(run).ifPresent(told -> spec.commandLine().getErr().println("poolscope: " + told));
        PrintWriter out = spec.commandLine().getOut();
        CommandFiles files = new CommandFiles(spec);
        files.reads(file, "the run");
        Path target = output == null ? beside() : output;
        Destination destination = files.writes(target, "the report");
        if (destination.isFile()) {
            files.prints();
            destination.write(to -> write(run, to));
            out.println(target);
        } else if (destination.isStandardOutput() && Terminal.is(out)) {
            write(run, out);
        } else {
            destination.write(to -> write(run, to));
        }
        return CommandLineMain.DONE;
    }

    private void write(SavedRun run, Writer to) throws IOException {
        if (raw) {
            ReportFormat.writeRawCsv(run, to);
        } else {
            format.write(run, to);
        }
    }

    private Path beside() {
        String name = String.valueOf(file.getFileName());
        String stem =
                name.endsWith(RunFolder.ENDING) ? name.substring(0, name.length() - RunFolder.ENDING.length()) : name;
        return file.resolveSibling(stem + format.ending());
    }
}
