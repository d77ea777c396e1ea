package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;

/** What a run file holds can't be; says what and where, as the part of a sentence. */
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

    /** Something of the file itself, as a sentence can hold it: of limited length, without line ends and the like. */
    static String quoted(String text, int most) {
        String cut = text.length() <= most ? text : text.substring(0, most) + "…";
        return cut.replaceAll("\\p{Cntrl}+", " ");
    }
}
