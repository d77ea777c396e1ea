package io.github.poolscope.analysis.time;

import io.github.poolscope.words.Phrase;

/** What parts of the time and segments of the chain are called, and what they mean. */
public final class TimeWords {
    private TimeWords() {}

    /** Returns what a part is called. */
    public static Phrase name(TimePart part) {
        return Phrase.of("analysis.time.part." + part.key());
    }

    /** Returns what a part means, in one sentence. */
    public static Phrase means(TimePart part) {
        return Phrase.of("analysis.time.means." + part.key());
    }

    /** Returns what happened in a segment of the chain. */
    public static Phrase name(ChainSegment.Kind kind) {
        return Phrase.of("analysis.time.chain." + kind.key());
    }
}
