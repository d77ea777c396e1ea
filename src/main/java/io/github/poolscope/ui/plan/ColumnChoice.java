package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.ColumnName;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.PlanException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of a CSV file that the text of the items names.
 *
 * @param columns their names, in the order in which they become arguments
 */
record ColumnChoice(Path file, List<String> columns) {
    static final String PREFIX = "csv:";

    ColumnChoice {
        columns = List.copyOf(columns);
    }

    /** Reads the text of the items; empty if it is not that of a CSV file. A column need not be named yet. */
    static Optional<ColumnChoice> of(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith(PREFIX)) {
            return Optional.empty();
        }
        for (String tried : List.of(stripped, stripped + (stripped.endsWith(":") ? "?" : ":?"))) {
            try {
                if (Items.parse(tried) instanceof Items.CsvColumn csv) {
                    List<String> names =
                            csv.columns().stream().map(ColumnName::name).toList();
                    return Optional.of(new ColumnChoice(csv.file(), tried.equals(stripped) ? names : List.of()));
                }
            } catch (PlanException e) {
                // Without a column, the next text has one.
            }
        }
        return Optional.empty();
    }

    /** Returns this choice with a column added, or removed if it was in it. */
    ColumnChoice toggled(String column) {
        List<String> changed = new ArrayList<>(columns);
        if (!changed.remove(column)) {
            changed.add(column);
        }
        return new ColumnChoice(file, changed);
    }

    /** Returns this choice with one column alone. */
    ColumnChoice only(String column) {
        return new ColumnChoice(file, List.of(column));
    }

    /** Returns the text of the items. */
    String text() {
        return PREFIX + file + ":"
                + columns.stream()
                        .map(name -> new ColumnName(name, false).text())
                        .collect(Collectors.joining("+"));
    }
}
