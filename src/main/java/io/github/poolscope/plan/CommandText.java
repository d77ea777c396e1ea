package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command and its arguments as one text, quoted as for a shell: words are separated by blanks, a backslash takes the
 * next character as it is, and so do single quotes with all characters between them; between double quotes only a
 * double quote and a backslash need a backslash. Nothing else has a meaning.
 */
public final class CommandText {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./~^-]+");

    private CommandText() {}

    /** Returns the text that {@link #parse} reads as these words. */
    public static String of(List<String> words) {
        if (words.equals(List.of(Numbers.NONE))) {
            return "'" + Numbers.NONE + "'"; // Otherwise it would mean that there is no command.
        }
        return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * Parses a text.
     *
     * @throws PlanException if a quote is not closed
     */
    static List<String> parse(Setting<?> setting, String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isEscape = character == '\\' && quote != '\'' && i + 1 < text.length();
            if (isEscape && (quote == 0 || isSpecial(text.charAt(i + 1)))) {
                i++;
                word.append(text.charAt(i));
                begun = true;
            } else if (character == quote) {
                quote = 0;
            } else if (quote == 0 && (character == '\'' || character == '"')) {
                quote = character;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(character)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(character);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new PlanException(setting, Phrase.of("plan.problem.quote", setting.title(), text, quote));
        }
        if (begun) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }

    private static boolean isSpecial(char character) {
        return character == '"' || character == '\\';
    }
}
