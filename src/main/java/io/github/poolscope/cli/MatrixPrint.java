package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.matrix.Cell;
import io.github.poolscope.matrix.Property;
import io.github.poolscope.matrix.Source;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The matrix as text, and as JSON. */
final class MatrixPrint {
    private final List<Cell> cells;
    private final Language language;

    MatrixPrint(List<Cell> cells, Language language) {
        this.cells = cells;
        this.language = language;
    }

    String json() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode modes = tree.putArray("modes");
        for (Mode mode : Mode.values()) {
            ObjectNode row = modes.addObject().put("mode", mode.key());
            for (Property property : Property.values()) {
                Cell cell = cell(mode, property);
                row.putObject(property.key())
                        .put("answer", cell.answer().name().toLowerCase(Locale.ROOT))
                        .put("value", cell.value().in(language))
                        .put("why", cell.evidence().in(language))
                        .put("file", saved(cell).orElse(null));
            }
        }
        ArrayNode sources = tree.putArray("sources");
        for (Source source : Source.values()) {
            ArrayNode contradicted = sources.addObject()
                    .put("claim", source.claim().in(language))
                    .putArray("contradictedBy");
            source.contradictedBy(cells).forEach(cell -> contradicted
                    .addObject()
                    .put("mode", cell.mode().key())
                    .put("property", cell.property().key()));
        }
        return tree.toPrettyString();
    }

    String text() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(say(Phrase.of("matrix.mode"))));
        for (Property property : Property.values()) {
            header.add(say(property.title()));
        }
        rows.add(header);
        for (Mode mode : Mode.values()) {
            List<String> row = new ArrayList<>(List.of(mode.key()));
            for (Property property : Property.values()) {
                row.add(say(cell(mode, property).value()));
            }
            rows.add(row);
        }
        StringBuilder text = new StringBuilder(String.join("\n", new TextTable(rows, column -> false).lines()) + "\n");
        for (Cell cell : cells) {
            text.append('\n')
                    .append(cell.mode().key())
                    .append(", ")
                    .append(say(cell.property().title()))
                    .append(": ")
                    .append(say(cell.value()))
                    .append(". ")
                    .append(say(cell.evidence()));
            saved(cell).ifPresent(file -> text.append("\n  ").append(file));
        }
        text.append("\n\n").append(say(Phrase.of("matrix.sources"))).append(":\n");
        for (Source source : Source.values()) {
            text.append("  ")
                    .append(say(source.claim()))
                    .append(' ')
                    .append(source.measured(cells, language))
                    .append('\n');
        }
        return text.toString();
    }

    private static Optional<String> saved(Cell cell) {
        return cell.run().saveProblem().isEmpty()
                ? Optional.of(cell.run().file().toString())
                : Optional.empty();
    }

    private Cell cell(Mode mode, Property property) {
        return cells.stream()
                .filter(cell -> cell.mode() == mode && cell.property() == property)
                .findFirst()
                .orElseThrow();
    }

    private String say(Phrase phrase) {
        return phrase.in(language);
    }
}
