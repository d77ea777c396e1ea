package io.github.poolscope.predict;

import java.util.Locale;

/** The order in which a call submits its items. */
public enum ItemOrder {
    /** The order of the run that was measured. */
    AS_IS,
    /** The item whose taskel took longest first. */
    LONGEST_FIRST;

    /** Returns its spelling on the command line, such as {@code longest-first}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
