package io.github.poolscope.syntax;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into tokens, from left to right; white space has none. Accepts any text. */
abstract class Lexer {
    /** What is read behind the end of the text. */
    static final char END = '\0';

    final String text;
    int position;
    private final List<Token> tokens = new ArrayList<>();

    Lexer(String text) {
        this.text = text;
    }

    /** Returns all tokens of the text. */
    final List<Token> read() {
        while (position < text.length()) {
            next();
        }
        return tokens;
    }

    /** Reads what stands at the position, at least one character. */
    abstract void next();

    /** Returns the character that is {@code ahead} of the position. */
    final char at(int ahead) {
        int index = position + ahead;
        return index >= 0 && index < text.length() ? text.charAt(index) : END;
    }

    final boolean isEnd() {
        return position >= text.length();
    }

    final boolean startsWith(String wanted) {
        return text.startsWith(wanted, position);
    }

    /** Adds the text from {@code from} to the position; ignored if there is none. */
    final void add(int from, TokenKind kind) {
        int to = Math.min(position, text.length());
        if (from < to) {
            tokens.add(new Token(from, to, kind));
        }
    }

    final void readOther() {
        position++;
        add(position - 1, TokenKind.OTHER);
    }

    final void readLine(TokenKind kind) {
        int from = position;
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
        add(from, kind);
    }

    /** Moves behind the name that begins at the position; returns it. */
    final String readName() {
        int from = position;
        while (isNamePart(at(0)) && !isEnd()) {
            position++;
        }
        return text.substring(from, position);
    }

    /** Reads a number with its prefix, separators, exponent and suffix. */
    final void readNumber() {
        int from = position;
        char kind = Character.toLowerCase(at(1));
        if (at(0) == '0' && (kind == 'x' || kind == 'b' || kind == 'o')) {
            position += 2;
            readDigits(true);
            if (kind == 'x' && (at(0) == 'p' || at(0) == 'P')) {
                readExponent();
            }
        } else {
            readDigits(false);
            if (at(0) == '.' && at(1) != '.' && (!isNameStart(at(1)) || isExponent(1))) {
                position++;
                readDigits(false);
            }
            if (isExponent(0)) {
                readExponent();
            }
        }
        if ("jJlLfFdD".indexOf(at(0)) >= 0 && !isEnd()) {
            position++;
        }
        add(from, TokenKind.NUMBER);
    }

    private boolean isExponent(int ahead) {
        return Character.toLowerCase(at(ahead)) == 'e'
                && (isDigit(at(ahead + 1))
                        || ((at(ahead + 1) == '+' || at(ahead + 1) == '-') && isDigit(at(ahead + 2))));
    }

    private void readExponent() {
        position++;
        if (at(0) == '+' || at(0) == '-') {
            position++;
        }
        readDigits(false);
    }

    private void readDigits(boolean hexadecimal) {
        while (isDigit(at(0)) || at(0) == '_' || (hexadecimal && Character.digit(at(0), 16) >= 0)) {
            position++;
        }
    }

    /** Returns the next character that is not white space, at {@code from} or behind it. */
    final char visible(int from) {
        int index = from;
        while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
            index++;
        }
        return index < text.length() ? text.charAt(index) : END;
    }

    /** Returns the last token, or an empty one before the first. */
    final Token last() {
        return tokens.isEmpty() ? new Token(0, 0, TokenKind.OTHER) : tokens.get(tokens.size() - 1);
    }

    final boolean lastIs(String wanted) {
        Token last = last();
        return last.to() - last.from() == wanted.length() && text.startsWith(wanted, last.from());
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return c == '_' || c == '$' || Character.isLetter(c);
    }

    static boolean isNamePart(char c) {
        return isNameStart(c) || Character.isDigit(c) || Character.isSurrogate(c);
    }
}
