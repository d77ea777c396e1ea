package io.github.poolscope.cli;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.history.KeptRun;
import io.github.poolscope.history.RunName;
import io.github.poolscope.run.About;
import io.github.poolscope.run.Labels;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.words.Phrase;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code poolscope show}: tells what is known of one run. */
@Command(
        name = "show",
        description = "Shows a saved run: plan, figures, labels, and the machine that it was made on.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = LabelCommands.RUN)
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String run;

    @Option(names = "--json", description = "Print the run as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws RunFileException {
        KeptRun found = KeptRun.of(RunName.find(RunFolder.standard(), run));
        if (found.entry().problem().isPresent()) {
            Phrase why = found.entry().problem().get();
            throw new RunFileException(why);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(RunJson.of(found).toPrettyString());
            return CommandLineMain.DONE;
        }
        ListCommand.print(List.of(found), false, out);
        Labels labels = found.labels();
        if (!labels.note().isEmpty()) {
            out.println();
            labels.note().lines().forEach(line -> out.println("  " + line));
        }
        List<String> about = lines(found.about());
        if (!about.isEmpty()) {
            out.println();
            about.forEach(out::println);
        }
        return CommandLineMain.DONE;
    }

    private static List<String> lines(About about) {
        List<String> lines = new ArrayList<>();
        add(lines, "machine", about.host());
        add(lines, "system", about.system());
        add(lines, "processor", about.cores() > 0 ? (about.cpu() + ", usable cores: " + about.cores()) : about.cpu());
        add(lines, "memory", about.memoryBytes() > 0 ? Units.bytes(about.memoryBytes()) : "");
        add(
                lines,
                "load before",
                about.load().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", about.load().getAsDouble())
                        : "");
        add(lines, "runtime", about.runtime());
        add(lines, "poolscope", about.poolscope());
        add(lines, "program", about.programHash());
        add(lines, "part of", about.partOf());
        return lines;
    }

    private static void add(List<String> lines, String what, String text) {
        if (!text.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-12s %s", what, text));
        }
    }

    /** Returns labels as one line. */
    static String line(Labels labels) {
        StringBuilder text = new StringBuilder(labels.star() ? "* " : "").append(labels.name());
        labels.tags().forEach(tag -> text.append(" #").append(tag));
        if (!labels.note().isEmpty()) {
            text.append(" (with a note)");
        }
        return text.toString().isBlank() ? "no labels" : text.toString().strip();
    }
}
