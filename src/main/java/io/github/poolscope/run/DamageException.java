package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;

/** A run file has invalid contents; the message says what and where, as a part of a sentence. */
final class DamageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Phrase what;

    DamageException(Phrase what) {
        super(what.toString());
        this.what = what;
    }

    Phrase what() {
        return what;
    }

    /**
     * Returns a text from the file, safe to include in a sentence: of limited length, without line ends and control
     * characters.
     */
    static String quoted(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most) + "…";
        return cut.replaceAll("\\p{Cntrl}+", " ");
    }
}
