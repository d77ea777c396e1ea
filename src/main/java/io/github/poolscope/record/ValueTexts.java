package io.github.poolscope.record;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Short texts of values, made without running code of the program: values of its own classes are told by their class. */
final class ValueTexts {
    private static final int LONGEST = 200;
    private static final int DEPTH = 2;
    private static final int MOST_ELEMENTS = 6;
    private static final Set<Class<?>> PLAIN = Set.of(
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class);
    /** Collections of the JDK, by their exact class; those of {@code List.of} and its like are found by their names. */
    private static final Set<Class<?>> COLLECTIONS = Set.of(
            ArrayList.class,
            ArrayDeque.class,
            HashSet.class,
            LinkedHashSet.class,
            TreeSet.class,
            HashMap.class,
            LinkedHashMap.class,
            TreeMap.class,
            Arrays.asList().getClass(),
            List.of().getClass(),
            List.of(1).getClass(),
            Set.of().getClass(),
            Set.of(1).getClass(),
            Map.of().getClass(),
            Map.of(1, 1).getClass());

    private ValueTexts() {}

    static String of(@Nullable Object value) {
        try {
            return of(value, DEPTH);
        } catch (RuntimeException | StackOverflowError e) { // A collection that another thread changes.
            return value == null ? "null" : named(value.getClass());
        }
    }

    private static String of(@Nullable Object value, int depth) {
        if (value == null) {
            return "null";
        }
        Class<?> type = value.getClass();
        if (type == String.class) {
            return shortened((String) value);
        }
        if (PLAIN.contains(type)) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (type.isArray()) {
            return depth == 0 ? named(type) : array(value, depth);
        }
        if (depth > 0 && COLLECTIONS.contains(type)) {
            return value instanceof Map<?, ?> map ? map(map, depth) : collection((Collection<?>) value, depth);
        }
        boolean isOfJdk = type.getClassLoader() == null;
        return isOfJdk
                        && (value instanceof Number
                                || value instanceof Path
                                || type.getName().startsWith("java.time."))
                ? shortened(value.toString())
                : named(type);
    }

    private static String array(Object array, int depth) {
        int length = Array.getLength(array);
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
            text.append(i == 0 ? "" : ", ").append(of(Array.get(array, i), depth - 1));
        }
        return text.append(length > MOST_ELEMENTS ? ", … (" + length + ")]" : "]")
                .toString();
    }

    private static String collection(Collection<?> values, int depth) {
        StringBuilder text = new StringBuilder("[");
        int count = 0;
        for (Object one : values) {
            text.append(count == 0 ? "" : ", ");
            if (count++ == MOST_ELEMENTS) {
                text.append("… (").append(values.size()).append(')');
                break;
            }
            text.append(of(one, depth - 1));
        }
        return text.append(']').toString();
    }

    private static String map(Map<?, ?> values, int depth) {
        StringBuilder text = new StringBuilder("{");
        int count = 0;
        for (Map.Entry<?, ?> one : values.entrySet()) {
            text.append(count == 0 ? "" : ", ");
            if (count++ == MOST_ELEMENTS) {
                text.append("… (").append(values.size()).append(')');
                break;
            }
            text.append(of(one.getKey(), 0)).append('=').append(of(one.getValue(), depth - 1));
        }
        return text.append('}').toString();
    }

    private static String named(Class<?> type) {
        return "<" + type.getTypeName() + ">";
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
