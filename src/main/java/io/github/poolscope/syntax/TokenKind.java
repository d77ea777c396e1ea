package io.github.poolscope.syntax;

import java.util.Locale;

/** What a part of a program is. */
public enum TokenKind {
    KEYWORD,
    STRING,
    NUMBER,
    COMMENT,
    /** A decorator of Python, an annotation of Java. */
    ANNOTATION,
    /** A pool, process or primitive that is created, or a method of one that is called. */
    CALL,
    /** Any other name. */
    NAME,
    /** An operator, a bracket and the like: one character. */
    OTHER;

    /** Returns whether it has a colour of its own. */
    public boolean isColoured() {
        return this != NAME && this != OTHER;
    }

    /** Returns its name in style sheets, such as {@code keyword}. */
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT);
    }
}
