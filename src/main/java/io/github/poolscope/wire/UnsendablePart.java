package io.github.poolscope.wire;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds which object inside a value can't be serialised, and how it is reached, for a better error message than a class
 * name. Used only after a failure.
 */
final class UnsendablePart {
    private static final int MAX_DEPTH = 40;

    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();

    private UnsendablePart() {}

    /** Returns a text such as {@code its captured variable 1, a java.lang.Thread}; empty if it can't be found. */
    static Optional<String> culprit(Object value) {
        try {
            return Optional.ofNullable(new UnsendablePart().search(value, "", 0));
        } catch (RuntimeException | Error e) { // The objects examined have methods of their own.
            return Optional.empty();
        }
    }

    private @Nullable String search(@Nullable Object value, String way, int depth) {
        if (value == null || depth > MAX_DEPTH || seen.put(value, true) != null || isSendable(value)) {
            return null;
        }
        if (!(value instanceof Serializable)) {
            return (way.isEmpty() ? "it is" : way + ",") + " a "
                    + value.getClass().getName();
        }
        SerializedLambda lambda = lambda(value);
        String found = lambda != null ? captured(lambda, way, depth) : elements(value, way, depth);
        return found != null ? found : fields(value, way, depth);
    }

    private @Nullable String captured(SerializedLambda lambda, String way, int depth) {
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            String step = "its captured variable " + (i + 1);
            String found = search(lambda.getCapturedArg(i), join(way, step), depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable String elements(Object value, String way, int depth) {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String found = search(entry.getKey(), join(way, "a key"), depth + 1);
                if (found == null) {
                    found = search(entry.getValue(), join(way, "the value of " + entry.getKey()), depth + 1);
                }
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof Collection<?> elements) {
            return elements(elements.toArray(), way, depth);
        } else if (value instanceof Object[] array) {
            for (int i = 0; i < array.length; i++) {
                String found = search(array[i], join(way, "element " + i), depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable String fields(Object value, String way, int depth) {
        for (Class<?> type = value.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers())) {
                    continue;
                }
                try {
                    field.setAccessible(true);
                    String step = "the field " + type.getSimpleName() + "." + field.getName();
                    String found = search(field.get(value), join(way, step), depth + 1);
                    if (found != null) {
                        return found;
                    }
                } catch (IllegalAccessException | InaccessibleObjectException e) {
                    // The JDK's own fields are inaccessible; its collections were examined before.
                }
            }
        }
        return null;
    }

    private static String join(String way, String step) {
        return way.isEmpty() ? step : way + " → " + step;
    }

    private static @Nullable SerializedLambda lambda(Object value) {
        if (!value.getClass().isSynthetic()) {
            return null;
        }
        try {
            Method replace = value.getClass().getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return replace.invoke(value) instanceof SerializedLambda lambda ? lambda : null;
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return null;
        }
    }

    private static boolean isSendable(Object value) {
        SendRollback departures = SendRollback.begin();
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(value);
            return true;
        } catch (IOException | RuntimeException | Error e) {
            return false;
        } finally {
            departures.close();
        }
    }
}
