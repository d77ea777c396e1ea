package io.github.poolscope.report;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.files.Destination;
import io.github.poolscope.run.Recording;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The formats in which a run can be reported. */
public enum ReportFormat {
    /** One page that can be opened without a server and printed. */
    HTML("html"),
    /** The object that {@code run --json} prints, with every taskel. */
    JSON("json"),
    /**
     * One row per taskel; a text that a spreadsheet would read as a formula gets a leading apostrophe. The index of the
     * first row is the number of taskels that {@linkplain #summedUp are summed up} and have no row.
     */
    CSV("csv"),
    /** Trace Event JSON, which Perfetto and other viewers open. */
    TRACE("trace");

    private final String key;

    ReportFormat(String key) {
        this.key = key;
    }

    /** Returns its name on the command line. */
    public String key() {
        return key;
    }

    /** Returns the usual extension of its files. */
    public String ending() {
        return this == TRACE ? ".trace.json" : "." + key;
    }

    /** Returns a sentence that says that the first taskels of a run have no rows of their own; empty if all have. */
    public static Optional<Phrase> summedUp(Recording run) {
        int first = run.trace().taskels().first();
        return first == 0 ? Optional.empty() : Optional.of(Phrase.of("report.summed-up", Units.count(first)));
    }

    public void write(Recording run, Writer out) throws IOException {
        switch (this) {
            case HTML -> HtmlReport.write(run, out);
            case JSON -> JsonReport.writeWithTaskels(run, out);
            case CSV -> CsvReport.write(run, out, false);
            case TRACE -> TraceEventReport.write(run, out);
        }
    }

    /** Writes {@link #CSV} with all texts unchanged, for programs other than spreadsheets. */
    public static void writeRawCsv(Recording run, Writer out) throws IOException {
        CsvReport.write(run, out, true);
    }

    /**
     * Writes to a file that the user named.
     *
     * @throws IOException if it can't be written, or if it is the run's own file; its previous contents are kept
     */
    public void write(Recording run, Path file) throws IOException {
        Destination.of(file).apartFrom(List.of(run.file())).write(out -> write(run, out));
    }
}
