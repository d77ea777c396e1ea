package io.github.poolscope.syntax;

import java.util.Locale;
import java.util.Set;

/**
 * The tokens of a Python program. The fields of f-strings are code, whatever they contain; a string that is not closed
 * ends with its line, one in triple quotes with the text.
 */
final class PythonLexer extends Lexer {
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private static final Set<String> PREFIXES = Set.of("", "r", "u", "b", "f", "t", "br", "rb", "fr", "rf", "tr", "rt");

    /** The maximum depth of f-strings in fields of f-strings; deeper ones are coloured as strings as a whole. */
    private static final int MAX_DEPTH = 40;

    private int depth;

    PythonLexer(String text) {
        super(text);
    }

    @Override
    void next() {
        char c = at(0);
        int prefix = prefix();
        if (prefix >= 0) {
            readString(prefix);
        } else if (c == '#') {
            readLine(TokenKind.COMMENT);
        } else if (isNameStart(c)) {
            readWord();
        } else if (isDigit(c) || (c == '.' && isDigit(at(1)))) {
            readNumber();
        } else if (c == '@' && isFirst(position) && isNameStart(visible(position + 1))) {
            readDecorator();
        } else if (Character.isWhitespace(c)) {
            position++;
        } else {
            readOther();
        }
    }

    private void readWord() {
        int from = position;
        String word = readName();
        boolean keyword = KEYWORDS.contains(word) || isSoftKeyword(word, from);
        add(from, keyword ? TokenKind.KEYWORD : TokenKind.NAME);
    }

    /** Returns whether a word is one of those that are keywords only where a statement begins with them. */
    private boolean isSoftKeyword(String word, int from) {
        if (!(word.equals("match") || word.equals("case") || word.equals("type")) || !isFirst(from)) {
            return false;
        }
        char following = visible(position);
        if (word.equals("type")) {
            return at(0) == ' ' && isNameStart(following);
        }
        int end = text.indexOf('\n', position);
        String rest = text.substring(position, end < 0 ? text.length() : end);
        return !rest.isBlank() && rest.indexOf(':') >= 0 && "=.,:)".indexOf(following) < 0;
    }

    private void readDecorator() {
        int from = position;
        position++;
        while (at(0) == ' ') {
            position++;
        }
        while (isNamePart(at(0)) || at(0) == '.') {
            position++;
        }
        add(from, TokenKind.ANNOTATION);
    }

    /** Returns whether only white space stands before it in its line. */
    private boolean isFirst(int from) {
        int index = from - 1;
        while (index >= 0 && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            index--;
        }
        return index < 0 || text.charAt(index) == '\n';
    }

    /** Returns the length of the prefix of the string that begins at the position; −1 if none begins there. */
    private int prefix() {
        for (int length = 0; length <= 2; length++) {
            char quote = at(length);
            if (quote == '"' || quote == '\'') {
                String prefix = text.substring(position, position + length).toLowerCase(Locale.ROOT);
                return PREFIXES.contains(prefix) ? length : -1;
            }
            if (!Character.isLetter(quote)) {
                return -1;
            }
        }
        return -1;
    }

    private void readString(int prefix) {
        int from = position;
        String letters = text.substring(position, position + prefix).toLowerCase(Locale.ROOT);
        position += prefix;
        char quote = at(0);
        boolean triple = at(1) == quote && at(2) == quote;
        String end = String.valueOf(quote).repeat(triple ? 3 : 1);
        boolean fields = depth < MAX_DEPTH && (letters.contains("f") || letters.contains("t"));
        position += end.length();
        from = readContent(from, end, fields, letters.contains("r"));
        add(from, TokenKind.STRING);
    }

    /** Moves behind the closing quotes; returns where the last part of the string begins. */
    private int readContent(int begin, String end, boolean fields, boolean raw) {
        int from = begin;
        while (!isEnd()) {
            char c = at(0);
            if (startsWith(end)) {
                position += end.length();
                return from;
            } else if (c == '\n' && end.length() == 1) {
                return from;
            } else if (c == '\\') {
                readEscape(fields, raw);
            } else if (fields && c == '{' && at(1) != '{') {
                add(from, TokenKind.STRING);
                readField(end.length() == 3);
                from = position;
            } else {
                position += fields && c == '{' ? 2 : 1;
            }
        }
        return from;
    }

    private void readEscape(boolean fields, boolean raw) {
        if (fields && !raw && at(1) == 'N' && at(2) == '{') {
            position += 2;
            while (!isEnd() && at(0) != '}' && at(0) != '\n') { // The name of a character is not a field.
                position++;
            }
        } else {
            position += fields && at(1) == '{' ? 1 : Math.min(2, text.length() - position);
        }
    }

    /** Reads from an opening brace to the matching one. */
    private void readField(boolean lines) {
        readOther();
        depth++;
        int brackets = 0;
        while (!isEnd() && (lines || at(0) != '\n')) {
            char c = at(0);
            if (brackets == 0 && c == '}') {
                readOther();
                break;
            } else if (brackets == 0 && c == ':') {
                readFormat(lines);
            } else if (brackets == 0 && c == '!' && at(1) != '=') {
                position += isNameStart(at(1)) ? 2 : 1;
            } else {
                brackets += "([{".indexOf(c) >= 0 ? 1 : 0;
                brackets -= ")]}".indexOf(c) >= 0 && brackets > 0 ? 1 : 0;
                next();
            }
        }
        depth--;
    }

    /** Reads how a field is formatted: the colon, and what stands before the closing brace. */
    private void readFormat(boolean lines) {
        readOther();
        int from = position;
        while (!isEnd() && at(0) != '}' && (lines || at(0) != '\n')) {
            if (at(0) == '{' && depth < MAX_DEPTH) {
                add(from, TokenKind.STRING);
                readField(lines);
                from = position;
            } else {
                position++;
            }
        }
        add(from, TokenKind.STRING);
    }
}
