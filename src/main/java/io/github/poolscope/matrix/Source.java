package io.github.poolscope.matrix;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Claims of tutorials about the modes that contradict each other. */
public enum Source {
    /**
     * The table in the much-copied answer to Stack Overflow's question 8533318: neither of these modes keeps the order.
     */
    ORDER_TABLE(Property.ORDERED, Map.of(Mode.APPLY, Cell.Answer.NO, Mode.STARMAP_ASYNC, Cell.Answer.NO)),
    /** The Python documentation of imap mentions "the default value of 1" and the same chunksize as map's. */
    CHUNKSIZE_ONE(Property.AUTO_CHUNKSIZE, Map.of(Mode.MAP, Cell.Answer.NO)),
    /** Texts in which imap and imap_unordered run one task after another. */
    SEQUENTIAL_IMAP(Property.CONCURRENT, Map.of(Mode.IMAP, Cell.Answer.NO, Mode.IMAP_UNORDERED, Cell.Answer.NO));

    @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable.
    private final Map<Mode, Cell.Answer> claims;

    private final Property property;

    Source(Property property, Map<Mode, Cell.Answer> claims) {
        this.claims = claims;
        this.property = property;
    }

    /** Returns who claims what, in one sentence. */
    public Phrase claim() {
        return Phrase.of("matrix.source." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Returns the cells that the claim is about. */
    List<Cell> concerns(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.property() == property && claims.containsKey(cell.mode()))
                .toList();
    }

    /** Returns what was measured, in sentences. */
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

    /** Returns whether all cells that the claim is about were measured. */
    private boolean isMeasuredBy(List<Cell> cells) {
        return concerns(cells).stream()
                        .filter(cell -> cell.answer() != Cell.Answer.UNKNOWN)
                        .count()
                == claims.size();
    }

    /** Returns the measured cells that contradict the claim. */
    public List<Cell> contradictedBy(List<Cell> cells) {
        return concerns(cells).stream()
                .filter(cell -> cell.answer() != Cell.Answer.UNKNOWN && cell.answer() != claims.get(cell.mode()))
                .toList();
    }
}
