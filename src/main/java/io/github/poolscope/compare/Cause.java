package io.github.poolscope.compare;

import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** Where a difference between the wall times of two runs may come from. */
public enum Cause {
    /** What was before the first taskel began: mostly the start of the pool. */
    START,
    /** The number of taskels. */
    TASKELS,
    /** The CPU time of a taskel, on average. */
    CPU,
    /** How long a taskel waited or wanted a processor, on average. */
    WAITING,
    /** How long a taskel ran, on average, if its CPU time is not known. */
    DURATION,
    /** How many workers there were. */
    WORKERS,
    /** The share of time in which workers ran no taskel, from the first one's begin to the last one's end. */
    IDLE,
    /** What was after the last taskel had ended. */
    END;

    /** Returns its name within a sentence. */
    public Phrase words() {
        return Phrase.of("compare.cause." + name().toLowerCase(Locale.ROOT));
    }
}
