package io.github.poolscope.cli;

import io.github.poolscope.analysis.Progress;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.Output;
import java.io.PrintWriter;

/** Shows a run in progress: a progress bar on the last line, the output of the processes above it. */
final class LiveOutput {
    private static final int BAR = 24;

    private final LiveRun run;
    private final PrintWriter err;
    private final boolean withOutput;
    private final boolean withBar;
    private int lines;

    LiveOutput(LiveRun run, PrintWriter err, boolean withOutput, boolean withBar) {
        this.run = run;
        this.err = err;
        this.withOutput = withOutput;
        this.withBar = withBar;
    }

    /** Shows what is new since the last call. */
    void show() {
        printOutput();
        if (withBar) {
            int done = run.trace().taskels().completedCount();
            int total = Progress.total(run.header(), run.trace());
            int filled = total == 0 ? BAR : (int) ((long) BAR * done / total);
            Terminal.clearLine(err);
            err.print("█".repeat(filled) + "░".repeat(BAR - filled) + " "
                    + Progress.line(run.header(), run.trace(), done, run.trace().now()));
        }
        err.flush();
    }

    /** Shows the rest and clears the progress bar. */
    void finish() {
        show();
        if (withBar) {
            err.println();
            err.flush();
        }
    }

    private void printOutput() {
        Output output = run.trace().output();
        int count = output.count();
        if (withOutput && count > lines && withBar) {
            Terminal.clearLine(err);
        }
        for (; withOutput && lines < count; lines++) {
            err.println("[" + output.pid(lines) + "] " + output.text(lines));
        }
    }
}
