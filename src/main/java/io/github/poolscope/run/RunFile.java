package io.github.poolscope.run;

import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Step;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Opens run files. */
public final class RunFile {
    private RunFile() {}

    /**
     * Reads a run, with every event it had. The file is not changed.
     *
     * <p>A run that was not over when its program ended comes back as interrupted, up to the last that was written.
     *
     * @throws RunFileException if there is no such file, or it is not a run, or it is damaged
     */
    public static SavedRun open(Path file) throws RunFileException {
        try (Connection connection = RunDatabase.openExisting(file);
                Statement statement = connection.createStatement();
                ResultSet run = statement.executeQuery(
                        """
                        SELECT plan, program, items, workers, chunksize, began, main_pid, state, error, last_seen,
                          output_left_out, %s, %s FROM run""".formatted(
                                RunDatabase.version(connection) >= RunDatabase.WITH_CORES ? "cores" : "NULL",
                                RunDatabase.version(connection) >= RunDatabase.WITH_WAITS ? "notes_left_out" : "0"))) {
            if (!run.next()) {
                throw new RunFileException(Phrase.of("run.file.empty", file));
            }
            RunHeader header = new RunHeader(
                    PlanJson.read(run.getString(1)),
                    new Program(run.getString(2), lines(connection)),
                    run.getInt(3),
                    run.getInt(4),
                    run.getInt(5),
                    run.getInt(12) > 0 ? OptionalInt.of(run.getInt(12)) : OptionalInt.empty());
            TraceRecorder recorder = TraceRecorder.readBack(Instant.parse(run.getString(6)), run.getLong(7));
            new TraceReader(connection, recorder).read();
            recorder.printedButLeftOut(run.getLong(11));
            recorder.notedButLeftOut(run.getLong(13));
            RunState state = RunDatabase.state(run.getString(8));
            recorder.state(state, run.getString(9), run.getLong(10));
            return new SavedRun(header, recorder.trace(), file);
        } catch (SQLException | PlanException | IllegalArgumentException | DateTimeException e) {
            throw new RunFileException(Phrase.of("run.file.damaged", file, String.valueOf(e.getMessage())), e);
        }
    }

    private static List<Program.Line> lines(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT text, step, %s FROM line ORDER BY number"
                        .formatted(RunDatabase.version(connection) >= RunDatabase.WITH_SCRIPTS ? "label" : "''"))) {
            List<Program.Line> lines = new ArrayList<>();
            while (row.next()) {
                lines.add(new Program.Line(row.getString(1), Step.valueOf(row.getString(2)), row.getString(3)));
            }
            return lines;
        }
    }
}
