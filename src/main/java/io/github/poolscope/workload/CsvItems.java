package io.github.poolscope.workload;

import io.github.poolscope.files.TextFile;
import io.github.poolscope.plan.ColumnName;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.words.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads columns of a CSV file in one pass. Columns that are not read may lack a name or share one; ambiguous names are
 * refused.
 */
final class CsvItems {
    private static final int MAX_NAMES = 20;
    private static final int MAX_NAME_LENGTH = 60;

    private CsvItems() {}

    /** Checks that the file's first record has the columns; reads no further. */
    static Optional<Problem> problem(Items.CsvColumn csv) {
        try (CSVParser parser = parser(csv)) {
            int[] unused = places(csv, header(csv, parser.iterator()));
            return Optional.empty();
        } catch (PlanException e) {
            return e.problems().stream().findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of(new Problem(Setting.ITEMS, why(csv.file(), e)));
        }
    }

    /**
     * Returns the cells of a column, or lists of the cells of several columns; an empty text where a record is too
     * short.
     *
     * @throws PlanException if a column is missing or there twice, or a record has more cells than the header
     * @throws IOException if it can't be read
     */
    static List<Object> read(Items.CsvColumn csv) throws IOException {
        try (CSVParser parser = parser(csv)) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> header = header(csv, records);
            int[] places = places(csv, header);
            List<Object> items = new ArrayList<>();
            while (records.hasNext()) {
                CSVRecord row = records.next();
                checkLength(csv, header, row, parser.getCurrentLineNumber());
                items.add(
                        places.length == 1
                                ? cell(row, places[0])
                                : IntStream.of(places)
                                        .mapToObj(place -> (Object) cell(row, place))
                                        .toList());
            }
            return items;
        } catch (UncheckedIOException e) {
            throw new PlanException(Setting.ITEMS, why(csv.file(), e));
        }
    }

    private static CSVParser parser(Items.CsvColumn csv) throws IOException {
        return CSVFormat.DEFAULT.parse(TextFile.open(csv.file()));
    }

    static Phrase why(Path file, Exception error) {
        Throwable told = error instanceof UncheckedIOException && error.getCause() != null ? error.getCause() : error;
        return told instanceof Explained explained
                ? explained.why()
                : Phrase.of("workload.problem.csv", file, String.valueOf(told.getMessage()));
    }

    private static List<String> header(Items.CsvColumn csv, Iterator<CSVRecord> records) {
        if (!records.hasNext()) {
            throw new PlanException(Setting.ITEMS, Phrase.of("workload.problem.csv-empty", csv.file()));
        }
        return records.next().toList();
    }

    private static int[] places(Items.CsvColumn csv, List<String> header) {
        return csv.columns().stream()
                .mapToInt(column -> place(csv, column, header))
                .toArray();
    }

    /**
     * Returns the index of a column. An exact match takes precedence; without quotes, surrounding blanks are ignored.
     */
    private static int place(Items.CsvColumn csv, ColumnName column, List<String> header) {
        List<Integer> places = places(header, name -> name.equals(column.name()));
        if (places.isEmpty() && !column.quoted()) {
            places = places(header, name -> name.strip().equals(column.name()));
        }
        if (places.isEmpty()) {
            throw new PlanException(
                    Setting.ITEMS, Phrase.of("workload.problem.no-column", csv.file(), column.name(), names(header)));
        }
        if (places.size() > 1) {
            throw new PlanException(
                    Setting.ITEMS,
                    Phrase.of(
                            "workload.problem.column-twice",
                            csv.file(),
                            column.name(),
                            places.stream()
                                    .map(place -> Integer.toString(place + 1))
                                    .collect(Collectors.joining(", "))));
        }
        return places.get(0);
    }

    private static List<Integer> places(List<String> header, Predicate<String> matches) {
        return IntStream.range(0, header.size())
                .filter(place -> matches.test(header.get(place)))
                .boxed()
                .toList();
    }

    /** Returns the columns as a plan would name them. */
    private static String names(List<String> header) {
        String names = header.stream()
                .limit(MAX_NAMES)
                .map(name -> Shown.line(new ColumnName(name, false).text(), MAX_NAME_LENGTH))
                .collect(Collectors.joining(", "));
        return header.size() > MAX_NAMES ? names + ", … (" + header.size() + ")" : names;
    }

    private static String cell(CSVRecord row, int place) {
        return place < row.size() ? row.get(place) : "";
    }

    /**
     * Refuses a record that is longer than the header: a comma has split a cell, so later cells would be under wrong
     * names.
     */
    private static void checkLength(Items.CsvColumn csv, List<String> header, CSVRecord row, long line) {
        for (int place = header.size(); place < row.size(); place++) {
            if (!row.get(place).isBlank()) {
                throw new PlanException(
                        Setting.ITEMS,
                        Phrase.of("workload.problem.csv-cells", csv.file(), line, row.size(), header.size()));
            }
        }
    }
}
