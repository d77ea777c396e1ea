package io.github.poolscope.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A term of a filter line: a condition such as {@code state:failed} or {@code wall>=2s}, or a word. Text between
 * quotation marks is one word, whatever it contains.
 *
 * @param text the term as it was written, without quotation marks
 * @param key what a condition is about; empty if the term is a word
 * @param sign {@code :}, {@code <}, {@code >}, {@code <=} or {@code >=}; empty if the term is a word
 * @param value what follows the sign; the word if the term is one
 * @param isQuoted whether some of it stands between quotation marks
 * @param isNegated whether a minus sign stands before the term
 */
public record FilterTerm(String text, String key, String sign, String value, boolean isQuoted, boolean isNegated) {
    private static final Pattern CONDITION = Pattern.compile("([a-z]+)(:|<=|>=|<|>)(.*)", Pattern.DOTALL);
    private static final char QUOTE = '"';

    /** Returns whether the term is a word. */
    public boolean isWord() {
        return key.isEmpty();
    }

    /** Returns the key with its sign, such as {@code wall>}. */
    public String condition() {
        return key + sign;
    }

    /**
     * Splits a line into its terms. A quotation mark that is not closed quotes the rest of the line, as while it is
     * typed.
     */
    public static List<FilterTerm> split(String line) {
        List<FilterTerm> terms = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            if (Character.isWhitespace(line.charAt(i))) {
                i++;
                continue;
            }
            int from = i;
            boolean quoted = false;
            while (i < line.length() && (quoted || !Character.isWhitespace(line.charAt(i)))) {
                quoted ^= line.charAt(i) == QUOTE;
                i++;
            }
            of(line.substring(from, i)).ifPresent(terms::add);
        }
        return terms;
    }

    private static Optional<FilterTerm> of(String written) {
        boolean negated = written.length() > 1 && written.startsWith("-");
        String positive = negated ? written.substring(1) : written;
        int quote = positive.indexOf(QUOTE);
        Matcher matcher = CONDITION.matcher(positive);
        String text = written.replace(Character.toString(QUOTE), "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (matcher.matches() && (quote < 0 || quote >= matcher.start(3))) {
            String value = matcher.group(3).replace(Character.toString(QUOTE), "");
            return Optional.of(new FilterTerm(text, matcher.group(1), matcher.group(2), value, quote >= 0, negated));
        }
        String word = positive.replace(Character.toString(QUOTE), "");
        return Optional.of(new FilterTerm(text, "", "", word, quote >= 0, negated));
    }
}
