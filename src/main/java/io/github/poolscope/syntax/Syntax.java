package io.github.poolscope.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The languages whose words are known. */
public enum Syntax {
    PYTHON,
    JAVA,
    /** A text without colours. */
    PLAIN;

    /** Returns the syntax of a language such as {@code Python}; {@link #PLAIN} if it is not known. */
    public static Syntax of(String language) {
        return switch (language.toLowerCase(Locale.ROOT)) {
            case "python" -> PYTHON;
            case "java" -> JAVA;
            default -> PLAIN;
        };
    }

    /**
     * Returns the coloured tokens of each line, with columns as indexes, in order and without overlaps. A token that
     * spans lines has a part in each of them. The time is linear in the length of the text.
     *
     * @param lines a program; none of them has a line feed
     */
    public List<List<Token>> tokens(List<String> lines) {
        String text = String.join("\n", lines);
        List<List<Token>> byLine = new ArrayList<>(lines.size());
        List<Token> tokens = coloured(text);
        int next = 0;
        int start = 0;
        for (String line : lines) {
            int end = start + line.length();
            List<Token> here = new ArrayList<>();
            while (next < tokens.size() && tokens.get(next).from() < end) {
                Token token = tokens.get(next);
                int from = Math.max(token.from(), start);
                int to = Math.min(token.to(), end);
                if (from < to) {
                    here.add(new Token(from - start, to - start, token.kind()));
                }
                if (token.to() > end) {
                    break; // Goes on in the next line.
                }
                next++;
            }
            byLine.add(List.copyOf(here));
            start = end + 1;
        }
        return byLine;
    }

    private List<Token> coloured(String text) {
        List<Token> tokens =
                switch (this) {
                    case PYTHON -> PoolCalls.inPython(text, new PythonLexer(text).read());
                    case JAVA -> PoolCalls.inJava(text, new JavaLexer(text).read());
                    case PLAIN -> List.<Token>of();
                };
        return tokens.stream().filter(token -> token.kind().isColoured()).toList();
    }
}
