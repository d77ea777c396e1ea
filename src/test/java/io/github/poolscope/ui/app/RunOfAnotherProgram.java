package io.github.poolscope.ui.app;

import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.trace.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A program that saves a run and does not end until it is killed. */
public final class RunOfAnotherProgram {
    private RunOfAnotherProgram() {}

    /** Starts the program, and returns once it saves its run to {@code file}. */
    static OtherProgram start(Path file) throws IOException {
        OtherProgram other = OtherProgram.start(RunOfAnotherProgram.class, file.toString());
        other.readLine();
        return other;
    }

    /** Argument: the file. Prints a line once the header is in it. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        SavedRun run = new MadeRun("{\"workload\": \"sleep\", \"mode\": \"imap\", \"processes\": 3, \"items\": 40}")
                .began(Instant.parse("2026-11-20T19:50:11Z"))
                .endingAt(1_900, RunState.RUNNING)
                .saved(file);
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        System.out.println("saving");
        System.in.read();
    }
}
