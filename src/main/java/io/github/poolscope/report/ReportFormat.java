package io.github.poolscope.report;

import io.github.poolscope.run.Recording;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** The forms in which a run can be reported. */
public enum ReportFormat {
    /** One page that opens from disk and prints well. */
    HTML("html"),
    /** The object that {@code run --json} prints, with every taskel. */
    JSON("json"),
    /** One row a taskel. */
    CSV("csv"),
    /** Trace Event JSON, which Perfetto and others open. */
    TRACE("trace");

    private final String key;

    ReportFormat(String key) {
        this.key = key;
    }

    /** Its name on the command line. */
    public String key() {
        return key;
    }

    /** The usual ending of its files. */
    public String ending() {
        return this == TRACE ? ".trace.json" : "." + key;
    }

    public void write(Recording run, Writer out) throws IOException {
        switch (this) {
            case HTML -> HtmlReport.write(run, out);
            case JSON -> JsonReport.writeWithTaskels(run, out);
            case CSV -> CsvReport.write(run, out);
            case TRACE -> TraceEventReport.write(run, out);
        }
    }

    /**
     * Writes a file whole or not at all.
     *
     * @throws IOException if it can't be written; what was there before is still there
     */
    public void write(Recording run, Path file) throws IOException {
        WholeFile.write(file, out -> write(run, out));
    }
}
