package io.github.poolscope.syntax;

/**
 * A part of a text.
 *
 * @param from the index of its first character
 * @param to the index behind its last one
 */
public record Token(int from, int to, TokenKind kind) {
    String in(String text) {
        return text.substring(from, to);
    }

    Token as(TokenKind other) {
        return new Token(from, to, other);
    }
}
