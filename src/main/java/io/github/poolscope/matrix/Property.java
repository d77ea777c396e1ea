package io.github.poolscope.matrix;

import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** What a mapping mode may be, a column of the matrix. */
public enum Property {
    MANY_ARGUMENTS(Probe.CALL),
    CONCURRENT(Probe.ORDER),
    BLOCKING(Probe.ORDER),
    ORDERED(Probe.ORDER),
    LAZY(Probe.ORDER),
    CHUNKED(Probe.CHUNKS),
    AUTO_CHUNKSIZE(Probe.AUTO_CHUNKS),
    RETURNS(Probe.CALL);

    private final Probe probe;

    Property(Probe probe) {
        this.probe = probe;
    }

    /** The run that shows it. */
    public Probe probe() {
        return probe;
    }

    /** As JSON spells it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Phrase title() {
        return Phrase.of("matrix.property." + key());
    }

    /** What is asked, in one sentence. */
    public Phrase question() {
        return Phrase.of("matrix.question." + key());
    }
}
