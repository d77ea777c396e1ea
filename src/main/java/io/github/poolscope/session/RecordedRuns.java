package io.github.poolscope.session;

import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.watch.RecordedFile;
import io.github.poolscope.watch.WatchException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Opens run files, and recordings that programs have made of themselves: these become runs of the history. */
public final class RecordedRuns {
    private RecordedRuns() {}

    /** Opens a run file or a recording, as below. */
    public static SavedRun open(Path file, RunFolder history) throws RunFileException {
        return open(file, history, new WorkProgress());
    }

    /**
     * Opens a run file or a recording. Blocks while it is read.
     *
     * @param progress counts the rows that were read; can cancel that
     * @throws RunFileException if it can't be read, or the history can't be written
     * @throws PlanException if the recording is empty
     */
    public static SavedRun open(Path file, RunFolder history, WorkProgress progress) throws RunFileException {
        return RunFile.open(RecordedFile.is(file) ? saved(file, history) : file, progress);
    }

    private static Path saved(Path recording, RunFolder history) throws RunFileException {
        try {
            RecordedFile read = RecordedFile.read(recording);
            Plan plan = Plan.DEFAULT.withWork(
                    new Work.Command(read.command(), read.folder(), Map.of(), false, Optional.empty()));
            Path file = history.newFile(read.trace().began());
            RunFileWriter writer = RunFileWriter.open(file);
            writer.begin(RunHeader.ofCommand(plan, OptionalInt.empty()), read.trace());
            writer.finish();
            return file;
        } catch (WatchException e) {
            throw new PlanException(Setting.COMMAND, e.why());
        }
    }
}
