package io.github.poolscope.workload;

import io.github.poolscope.files.TextFile;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.words.Shown;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The columns of a CSV file and the first cells of each. Reads only the beginning of the file, whatever its size.
 *
 * @param columns the columns in the order of the file, at most {@link #MAX_COLUMNS}
 * @param complete whether these are all columns
 */
public record CsvPreview(List<Column> columns, boolean complete) {
    /** The number of rows that are shown. */
    public static final int ROWS = 3;

    /** The maximum number of columns that are listed. */
    public static final int MAX_COLUMNS = 500;

    /** The number of characters that are read at most. */
    private static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_CELL_LENGTH = 60;

    /**
     * A column.
     *
     * @param name its name, as it is in the file
     * @param cells its cells in the first rows, shortened, each in one line; {@link #ROWS} at most
     */
    public record Column(String name, List<String> cells) {
        public Column {
            cells = List.copyOf(cells);
        }
    }

    public CsvPreview {
        columns = List.copyOf(columns);
    }

    /**
     * Reads the beginning of a file. Not for the FX thread.
     *
     * @throws PlanException if it can't be read as CSV
     */
    public static CsvPreview of(Path file) {
        ItemReader.problem(new Items.Lines(file)).ifPresent(problem -> {
            throw new PlanException(List.of(problem));
        });
        if (!Files.isRegularFile(file)) {
            throw problem("workload.problem.csv-pipe", file);
        }
        try (CSVParser parser = CSVFormat.DEFAULT.parse(new Beginning(TextFile.open(file)))) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw problem("workload.problem.csv-empty", file);
            }
            List<String> header = records.next().toList();
            return of(header, rows(records));
        } catch (IOException | UncheckedIOException e) {
            throw isTooLong(e)
                    ? problem("workload.problem.csv-first-line", file, MAX_LENGTH)
                    : new PlanException(Setting.ITEMS, CsvItems.why(file, e));
        }
    }

    private static CsvPreview of(List<String> header, List<CSVRecord> rows) {
        List<Column> columns = new ArrayList<>();
        for (int place = 0; place < Math.min(MAX_COLUMNS, header.size()); place++) {
            List<String> cells = new ArrayList<>();
            for (CSVRecord row : rows) {
                cells.add(place < row.size() ? Shown.line(row.get(place), MAX_CELL_LENGTH) : "");
            }
            columns.add(new Column(header.get(place), cells));
        }
        return new CsvPreview(columns, header.size() <= MAX_COLUMNS);
    }

    /** Returns the first rows, as far as they can be read: what is wrong further on is told when the file is used. */
    private static List<CSVRecord> rows(Iterator<CSVRecord> records) {
        List<CSVRecord> rows = new ArrayList<>();
        try {
            while (rows.size() < ROWS && records.hasNext()) {
                rows.add(records.next());
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            return rows;
        }
        return rows;
    }

    private static boolean isTooLong(Exception error) {
        return error instanceof TooLongException || error.getCause() instanceof TooLongException;
    }

    private static PlanException problem(String key, Object... figures) {
        return new PlanException(Setting.ITEMS, Phrase.of(key, figures));
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads the first characters; a file of one endless line would fill the memory. */
    private static final class Beginning extends FilterReader {
        private int left = MAX_LENGTH;

        Beginning(Reader whole) {
            super(whole);
        }

        @Override
        public int read() throws IOException {
            check();
            int character = super.read();
            left--;
            return character;
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            check();
            int read = super.read(buffer, from, Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        private void check() throws IOException {
            if (left <= 0) {
                throw new TooLongException();
            }
        }
    }
}
