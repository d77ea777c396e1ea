package io.github.poolscope.matrix;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What tutorials say of the modes where they disagree among themselves. */
public enum Source {
    /** The table of the much-copied answer to Stack Overflow's question 8533318: neither of these keeps the order. */
    ORDER_TABLE(Property.ORDERED, Map.of(Mode.APPLY, Cell.Answer.NO, Mode.STARMAP_ASYNC, Cell.Answer.NO)),
    /** Python's own page on imap speaks of "the default value of 1" and of the same chunksize as map's. */
    CHUNKSIZE_ONE(Property.AUTO_CHUNKSIZE, Map.of(Mode.MAP, Cell.Answer.NO)),
    /** Notes that have imap and imap_unordered hand out one task after another. */
    SEQUENTIAL_IMAP(Property.CONCURRENT, Map.of(Mode.IMAP, Cell.Answer.NO, Mode.IMAP_UNORDERED, Cell.Answer.NO));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable.
    private final Map<Mode, Cell.Answer> claims;

    private final Property property;

    Source(Property property, Map<Mode, Cell.Answer> claims) {
        this.claims = claims;
        this.property = property;
    }

    /** Who says what, in one sentence. */
    public Phrase claim() {
        return Phrase.of("matrix.source." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The cells that it is about. */
    List<Cell> concerns(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.property() == property && claims.containsKey(cell.mode()))
                .toList();
    }

    /** What was measured of it, in sentences. */
    public String measured(List<Cell> cells, Language language) {
        List<Cell> against = contradictedBy(cells);
        if (against.isEmpty()) {
            return Phrase.of(isMeasuredBy(cells) ? "matrix.agreed" : "matrix.not-yet")
                    .in(language);
        }
        String told = against.stream()
                .map(cell -> Phrase.of("matrix.contradicted-cell", cell.mode().key(), cell.evidence())
                        .in(language))
                .collect(Collectors.joining(" "));
        return Phrase.of("matrix.contradicted", told).in(language);
    }

    /** Whether all cells that it is about were measured. */
    private boolean isMeasuredBy(List<Cell> cells) {
        return concerns(cells).stream()
                        .filter(cell -> cell.answer() != Cell.Answer.UNKNOWN)
                        .count()
                == claims.size();
    }

    /** Those of the measured cells that say otherwise. */
    public List<Cell> contradictedBy(List<Cell> cells) {
        return concerns(cells).stream()
                .filter(cell -> cell.answer() != Cell.Answer.UNKNOWN && cell.answer() != claims.get(cell.mode()))
                .toList();
    }
}
