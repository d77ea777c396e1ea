package io.github.poolscope.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;

/** The rows of the reference of behaviours. */
final class ReferenceRows {
    private ReferenceRows() {}

    /** One row: its subject, and why it has no test; an empty reason if it must have one. */
    record Entry(String row, String what, String leftOut) {}

    static Map<String, Entry> all() {
        Map<String, Entry> rows = new LinkedHashMap<>();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ReferenceRows.class.getResourceAsStream("/conformance/rows.csv")), UTF_8)) {
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .forEach(record -> rows.put(record.get(0), new Entry(record.get(0), record.get(1), record.get(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
