package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** The settings of a plan, to say where a problem is. */
public enum Setting {
    ENGINE,
    PROCESSES,
    START_METHOD,
    MODE,
    CHUNKSIZE,
    MAX_TASKS_PER_CHILD,
    INITIALIZER,
    PRELOAD,
    SOFT_LIMIT,
    HARD_LIMIT,
    RETRIES,
    BUFFER_SIZE,
    WORKLOAD,
    JAR,
    FUNCTION,
    ITEMS,
    SEED,
    SLOW,
    /** The plan as a whole, such as an unreadable plan file. */
    PLAN;

    /** Returns the setting's name within a sentence. */
    Phrase title() {
        return Phrase.of("plan.setting." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
