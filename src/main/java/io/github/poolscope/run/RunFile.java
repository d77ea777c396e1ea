package io.github.poolscope.run;

import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Step;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Opens run files. */
public final class RunFile {
    /** The maximum number of items: pictures count taskels with ints, and round up. */
    private static final int MAX_ITEMS = 1_000_000_000;

    private static final int MAX_WORKERS = 100_000;
    private static final int MAX_CORES = 1_000_000;
    private static final int MAX_LINES = 10_000;

    private RunFile() {}

    /**
     * Reads a run with all its events. Writes nothing to the file nor beside it, and checks all contents: the file may
     * come from anywhere.
     *
     * <p>A run that is not over in its file has the state interrupted, and is complete up to the last write; {@link
     * SavedRun#goesOn} tells whether a program is still running it.
     *
     * @throws RunFileException if there is no such file, or it is not a run, or it is damaged; or if reading it takes
     *     too much time or memory, or another program has locked it
     */
    public static SavedRun open(Path file) throws RunFileException {
        return open(file, new WorkProgress());
    }

    /**
     * Does the same, and can be cancelled from another thread.
     *
     * @param progress counts the rows that were read
     * @throws RunFileException as above
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static SavedRun open(Path file, WorkProgress progress) throws RunFileException {
        // Looked up first: a run that ends meanwhile is then read again, one that had been cut off is not.
        boolean written = SavePlace.writing(file) != RunWriting.NONE;
        SavedRun run = read(file, progress);
        if (!written || run.trace().state() != RunState.INTERRUPTED) {
            return run;
        }
        RunWriting writing = SavePlace.writing(file);
        return writing == RunWriting.NONE
                ? read(file, progress)
                : new SavedRun(run.header(), run.trace(), file, writing, run.about());
    }

    /** Returns whether a run is being saved in the file, by this program or another. */
    public static boolean isBeingSaved(Path file) {
        return SavePlace.writing(file) != RunWriting.NONE;
    }

    private static SavedRun read(Path file, WorkProgress progress) throws RunFileException {
        return OpenRun.read(file, progress, run -> {
            List<SavedRun> read = new ArrayList<>(1);
            run.forEach("run", query(run), row -> read.add(read(file, run, row)));
            if (read.isEmpty()) {
                throw new DamageException(Phrase.of("run.damage.no-run"));
            }
            return read.get(0);
        });
    }

    private static String query(OpenRun run) {
        return """
                SELECT substr(plan, 1, 1000000) AS plan, substr(program, 1, 100) AS program, items, workers, chunksize,
                  substr(began, 1, 100) AS began, main_pid, state, substr(error, 1, 100000) AS error, last_seen,
                  output_left_out, %s AS cores, %s, %s, %s FROM run LIMIT 1""".formatted(
                        run.version() >= RunDatabase.WITH_CORES ? "cores" : "0",
                        run.version() >= RunDatabase.WITH_WAITS
                                ? "notes_left_out, workers_left_out, objects_left_out"
                                : "0, 0, 0",
                        run.version() >= RunDatabase.WITH_POOLS ? "pools_left_out" : "0",
                        run.version() >= RunDatabase.WITH_SOURCES ? "sources_left_out" : "0");
    }

    private static SavedRun read(Path file, OpenRun run, CheckedCells row) throws SQLException, DamageException {
        int cores = (int) row.number(12, 0, MAX_CORES);
        RunHeader header = new RunHeader(
                PlanJson.read(row.text(1)),
                new Program(row.text(2), lines(run)),
                (int) row.number(3, 0, MAX_ITEMS),
                (int) row.number(4, 0, MAX_WORKERS),
                (int) row.number(5, 0, Integer.MAX_VALUE),
                cores > 0 ? OptionalInt.of(cores) : OptionalInt.empty());
        TraceRecorder recorder =
                TraceRecorder.readBack(row.instant(6), row.number(7, Trace.NONE, CheckedCells.MAX_PID));
        RunState state = RunDatabase.state(row.choice(8, RunState.class));
        new TraceReader(run, recorder, header, state == RunState.INTERRUPTED).read();
        recorder.leftOut(
                row.number(11, 0, CheckedCells.MAX),
                row.number(13, 0, CheckedCells.MAX),
                row.number(14, 0, CheckedCells.MAX),
                row.number(15, 0, CheckedCells.MAX),
                row.number(16, 0, CheckedCells.MAX),
                row.number(17, 0, CheckedCells.MAX));
        recorder.state(state, row.textOrNull(9), row.time(10));
        return new SavedRun(header, recorder.trace(), file, RunWriting.NONE, About.of(AboutTable.read(run)));
    }

    private static List<Program.Line> lines(OpenRun run) throws SQLException, DamageException {
        List<Program.Line> lines = new ArrayList<>();
        String label = run.version() >= RunDatabase.WITH_SCRIPTS ? "substr(label, 1, 1000)" : "''";
        run.forEach(
                "line",
                "SELECT number, substr(text, 1, 10000) AS text, step, %s AS label FROM line ORDER BY number"
                        .formatted(label),
                row -> {
                    if (row.rankIn(1) >= MAX_LINES) {
                        throw new DamageException(
                                Phrase.of("run.damage.too-many", "line", Integer.toString(MAX_LINES)));
                    }
                    lines.add(new Program.Line(row.text(2), row.choice(3, Step.class), row.text(4)));
                });
        return lines;
    }
}
