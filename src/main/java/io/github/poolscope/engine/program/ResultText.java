package io.github.poolscope.engine.program;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Converts a result to text: arrays by their contents, also inside collections, everything else by its {@code
 * toString}. Long texts are truncated without building the whole: an array may have as many elements as memory holds.
 */
final class ResultText {
    /** The maximum length in characters that a run stores; of a longer text it stores the beginning. */
    private static final int MAX_LENGTH = 8_192;

    private static final int KEPT = 2_048;
    private static final int MAX_DEPTH = 50;

    private final StringBuilder text = new StringBuilder();
    /**
     * The objects being converted, outermost first, so that an object that contains itself does not cause endless
     * recursion.
     */
    private final Deque<Object> within = new ArrayDeque<>();

    private ResultText() {}

    static String of(@Nullable Object result) {
        if (result instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        if (!isTold(result)) {
            return cut(String.valueOf(result));
        }
        ResultText told = new ResultText();
        told.append(result);
        return told.text.length() <= MAX_LENGTH
                ? told.text.toString()
                : beginning(told.text) + "… (" + count(result) + " elements)";
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH
                ? text
                : beginning(text) + "… (" + (text.length() - beginning(text).length()) + " more characters)";
    }

    private static String beginning(CharSequence text) {
        int end = Character.isHighSurrogate(text.charAt(KEPT - 1)) ? KEPT - 1 : KEPT;
        return text.subSequence(0, end).toString();
    }

    /**
     * Returns whether the value is converted by its contents. Other collection classes may have their own {@code
     * toString}.
     */
    private static boolean isTold(@Nullable Object value) {
        return value != null
                && (value.getClass().isArray()
                        || ((value instanceof Collection || value instanceof Map)
                                && value.getClass().getName().startsWith("java.util.")));
    }

    private static int count(@Nullable Object result) {
        return result instanceof Collection<?> all
                ? all.size()
                : result instanceof Map<?, ?> map ? map.size() : Array.getLength(result);
    }

    private void append(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            text.append(bytes.length).append(" bytes");
        } else if (value == null || !isTold(value)) {
            String whole = String.valueOf(value);
            // Of one element, no more than exceeds the maximum.
            text.append(whole, 0, Math.min(whole.length(), MAX_LENGTH + 1));
        } else if (within.size() >= MAX_DEPTH || within.stream().anyMatch(outer -> outer == value)) {
            text.append("[...]");
        } else {
            within.push(value);
            contents(value);
            within.pop();
        }
    }

    private void contents(Object value) {
        if (value instanceof Map<?, ?> map) {
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            text.append('{');
            for (int i = 0; entries.hasNext() && !isFull(); i++) {
                Map.Entry<?, ?> entry = entries.next();
                text.append(i == 0 ? "" : ", ");
                append(entry.getKey());
                text.append('=');
                append(entry.getValue());
            }
            text.append('}');
        } else if (value instanceof Collection<?> all) {
            Iterator<?> elements = all.iterator();
            list(all.size(), i -> elements.next());
        } else {
            list(Array.getLength(value), i -> Array.get(value, i));
        }
    }

    private void list(int count, IntFunction<@Nullable Object> element) {
        text.append('[');
        for (int i = 0; i < count && !isFull(); i++) {
            text.append(i == 0 ? "" : ", ");
            append(element.apply(i));
        }
        text.append(']');
    }

    private boolean isFull() {
        return text.length() > MAX_LENGTH;
    }
}
