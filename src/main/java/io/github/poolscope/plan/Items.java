package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The source of a plan's items. */
public sealed interface Items {
    /** Returns the spelling in plans and on the command line. */
    String text();

    /** Returns the file or folder that they come from; empty for numbers. */
    Optional<Path> place();

    /** The numbers from 0 to {@code count} − 1. */
    record Range(int count) implements Items {
        /** The maximum: a trace numbers its taskels with ints, and this many fit the memory of a desktop. */
        public static final int MAX = 100_000_000;

        @Override
        public Optional<Path> place() {
            return Optional.empty();
        }

        @Override
        public String text() {
            return Integer.toString(count);
        }
    }

    /** The lines of a text file. */
    record Lines(Path file) implements Items {
        @Override
        public Optional<Path> place() {
            return Optional.of(file);
        }

        @Override
        public String text() {
            return "lines:" + file;
        }
    }

    /**
     * A column of a CSV file, by its name in the first record, or several joined by {@code +}.
     *
     * @param column see {@link ColumnName}
     */
    record CsvColumn(Path file, String column) implements Items {
        /**
         * At most this many colons are tried as the end of the path, because a plan may come from anywhere and have any
         * length.
         */
        private static final int MAX_COLONS = 100;

        /**
         * Returns the columns; a text that is not a valid list of names, such as {@code C++}, is the name of one
         * column.
         */
        public List<ColumnName> columns() {
            return ColumnName.parse(column).orElseGet(() -> List.of(new ColumnName(column.strip(), false)));
        }

        @Override
        public Optional<Path> place() {
            return Optional.of(file);
        }

        @Override
        public String text() {
            return "csv:" + file + ":" + column;
        }
    }

    /** The regular files below a folder, by path. */
    record Files(Path folder) implements Items {
        @Override
        public Optional<Path> place() {
            return Optional.of(folder);
        }

        @Override
        public String text() {
            return "files:" + folder;
        }
    }

    /**
     * Parses a number, {@code lines:FILE}, {@code csv:FILE:COLUMN} or {@code files:FOLDER}.
     *
     * @throws PlanException if it has another form
     */
    static Items parse(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("lines:")) {
            return new Lines(path(stripped.substring("lines:".length()), "lines:FILE"));
        }
        if (stripped.startsWith("files:")) {
            return new Files(path(stripped.substring("files:".length()), "files:FOLDER"));
        }
        if (stripped.startsWith("csv:")) {
            String rest = stripped.substring("csv:".length());
            int colon = colon(rest);
            if (colon < 1 || colon == rest.length() - 1) {
                throw new PlanException(Setting.ITEMS, Phrase.of("plan.problem.no-column", stripped));
            }
            return new CsvColumn(path(rest.substring(0, colon), "csv:FILE:COLUMN"), rest.substring(colon + 1));
        }
        return new Range(Numbers.atLeast(0, Setting.ITEMS, stripped, Range.MAX, "plan.form.items"));
    }

    /**
     * Returns the last colon followed by valid column names, otherwise the last colon. Only the last few colons are
     * tried.
     */
    private static int colon(String text) {
        int colon = text.lastIndexOf(':');
        for (int tried = 0; colon > 0 && tried < CsvColumn.MAX_COLONS; tried++) {
            if (ColumnName.parse(text.substring(colon + 1)).isPresent()) {
                return colon;
            }
            colon = text.lastIndexOf(':', colon - 1);
        }
        return text.lastIndexOf(':');
    }

    private static Path path(String text, String form) {
        if (text.isBlank()) {
            throw new PlanException(Setting.ITEMS, Phrase.of("plan.problem.no-file", form));
        }
        return Paths.of(Setting.ITEMS, text);
    }
}
