package io.github.poolscope.lesson;

import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A run of a lesson, changed in a way that no plan causes, and the expected result of its check.
 *
 * @param change the SQL statement that changes its file
 */
record FalsifiedRun(String lesson, String stage, String change, String reason) {
    /** Returns the changed run; its file is in {@code folder}. */
    Recording of(Recording run, Path folder) throws Exception {
        Path file = Files.createTempFile(folder, "forged", ".poolscope");
        Files.write(file, Files.readAllBytes(run.file()));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(change) == 0) {
                throw new SQLException("nothing was changed by: " + change);
            }
        }
        return RunFile.open(file);
    }

    @Override
    public String toString() {
        return lesson + " is " + reason;
    }
}
