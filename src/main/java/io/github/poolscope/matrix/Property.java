package io.github.poolscope.matrix;

import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** A property of a mapping mode, a column of the matrix. */
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

    /** Returns the probe whose run shows it. */
    public Probe probe() {
        return probe;
    }

    /** Returns the spelling in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Phrase title() {
        return Phrase.of("matrix.property." + key());
    }

    /** Returns the question behind the column, in one sentence. */
    public Phrase question() {
        return Phrase.of("matrix.question." + key());
    }
}
