package io.github.poolscope.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * What the history shows of a run besides its summary.
 *
 * @param labels what the user wrote on it
 * @param about what was there when it was made
 * @param picture how busy its workers were
 */
public record RunDetails(Labels labels, About about, RunPicture picture) {
    /** Nothing is known. */
    public static final RunDetails NONE = new RunDetails(Labels.NONE, About.UNKNOWN, RunPicture.NONE);

    private static final Set<String> TABLES = Set.of("run", "taskel", "worker", AboutTable.NAME);

    /**
     * Reads them from a run file.
     *
     * @throws RunFileException if the file can't be read
     */
    public static RunDetails read(Path file) throws RunFileException {
        return OpenRun.read(file, TABLES, run -> {
            Map<String, String> rows = AboutTable.read(run);
            return new RunDetails(Labels.of(rows), About.of(rows), RunPicture.read(run));
        });
    }

    /** Returns what is known of the machine, and the labels, as rows for {@link #of}. */
    public Map<String, String> rows() {
        Map<String, String> rows = about.rows();
        labels.rows().forEach((key, value) -> {
            if (!value.isEmpty()) {
                rows.put(key, value);
            }
        });
        return rows;
    }

    /** Returns the details that such rows say. */
    public static RunDetails of(Map<String, String> rows, RunPicture picture) {
        return new RunDetails(Labels.of(rows), About.of(rows), picture);
    }
}
