package io.github.poolscope.cli;

import io.github.poolscope.history.KeptRun;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunEntry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The output of the commands about runs, for tests of other packages. */
public final class PrintedByCommands {
    private PrintedByCommands() {}

    /** Returns the list of a history, as text and as JSON. */
    public static String list(List<RunEntry> entries) {
        StringWriter text = new StringWriter();
        List<KeptRun> runs =
                entries.stream().map(entry -> KeptRun.of(entry.file())).toList();
        ListCommand.print(runs, false, new PrintWriter(text));
        ListCommand.print(runs, true, new PrintWriter(text));
        return text.toString();
    }

    /** Returns what is printed for a finished run. */
    public static String summary(Recording run) {
        StringWriter text = new StringWriter();
        Summary.print(run, new PrintWriter(text));
        return text.toString();
    }
}
