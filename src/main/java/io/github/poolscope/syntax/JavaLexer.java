package io.github.poolscope.syntax;

import java.util.Set;

/**
 * The tokens of a Java program. A string that is not closed ends with its line; a text block or a comment that is not
 * closed ends with the text.
 */
final class JavaLexer extends Lexer {
    private static final String BLOCK = "\"\"\"";

    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while");

    JavaLexer(String text) {
        super(text);
    }

    @Override
    void next() {
        char c = at(0);
        if (startsWith("//")) {
            readLine(TokenKind.COMMENT);
        } else if (startsWith("/*")) {
            readUntil("*/", TokenKind.COMMENT, false);
        } else if (startsWith(BLOCK)) {
            readUntil(BLOCK, TokenKind.STRING, true);
        } else if (c == '"' || c == '\'') {
            readQuoted(c);
        } else if (isNameStart(c)) {
            readWord();
        } else if (isDigit(c) || (c == '.' && isDigit(at(1)))) {
            readNumber();
        } else if (c == '@' && isNameStart(at(1))) {
            readAnnotation();
        } else if (Character.isWhitespace(c)) {
            position++;
        } else {
            readOther();
        }
    }

    /** Reads an opening mark and all until the closing one. */
    private void readUntil(String end, TokenKind kind, boolean escapes) {
        int from = position;
        position += end.length();
        while (!isEnd() && !startsWith(end)) {
            position += escapes && at(0) == '\\' ? 2 : 1;
        }
        position = Math.min(position + end.length(), text.length());
        add(from, kind);
    }

    private void readQuoted(char quote) {
        int from = position;
        position++;
        while (!isEnd() && at(0) != quote && at(0) != '\n') {
            position += at(0) == '\\' && at(1) != '\n' ? 2 : 1;
        }
        if (at(0) == quote) {
            position++;
        }
        add(from, TokenKind.STRING);
    }

    private void readAnnotation() {
        int from = position;
        position++;
        String name = readName();
        while (at(0) == '.' && isNameStart(at(1))) {
            position++;
            readName();
        }
        add(from, name.equals("interface") ? TokenKind.KEYWORD : TokenKind.ANNOTATION);
    }

    private void readWord() {
        int from = position;
        String word = readName();
        if (word.equals("non") && startsWith("-sealed")) {
            position += "-sealed".length();
            add(from, TokenKind.KEYWORD);
        } else {
            add(from, KEYWORDS.contains(word) || isContextual(word) ? TokenKind.KEYWORD : TokenKind.NAME);
        }
    }

    /** Returns whether a word is one of those that are keywords only in some places, and stands in such a place. */
    private boolean isContextual(String word) {
        char following = visible(position);
        boolean beforeName = isNameStart(following) && Character.isWhitespace(at(0));
        return switch (word) {
            case "var", "sealed" -> beforeName && !lastIs(".");
            case "record" -> beforeName && !lastIs(".") && isDeclared();
            case "permits", "when" -> beforeName && (last().kind() == TokenKind.NAME || lastIs(">") || lastIs(")"));
            case "yield" ->
                (beforeName || isDigit(following) || following == '"')
                        && (lastIs(";") || lastIs("{") || lastIs("}") || lastIs(">") || lastIs(":"));
            default -> false;
        };
    }

    /** Returns whether a name follows, and the parameters of a record after it. */
    private boolean isDeclared() {
        int index = position;
        while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
            index++;
        }
        while (index < text.length() && isNamePart(text.charAt(index))) {
            index++;
        }
        char after = visible(index);
        return after == '(' || after == '<';
    }
}
