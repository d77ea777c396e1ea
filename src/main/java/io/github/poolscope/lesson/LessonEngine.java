package io.github.poolscope.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What runs the programs of a lesson. */
public enum LessonEngine {
    /** The engines of this program. */
    POOLSCOPE,
    /** CPython: the lesson's printed Python programs are what runs. */
    CPYTHON;

    /** Returns the name by which {@link #named} finds it, as on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the engine with that key; empty if there is none. */
    public static Optional<LessonEngine> named(String key) {
        return Arrays.stream(values())
                .filter(engine -> engine.key().equals(key))
                .findFirst();
    }
}
