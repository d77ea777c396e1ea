package io.github.poolscope.pool;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises objects whose serialised form never changes. */
final class ConstantValues {
    private static final int MAX_DEPTH = 4;
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Integer.class,
            Long.class,
            Double.class,
            Boolean.class,
            Float.class,
            Short.class,
            Byte.class,
            Character.class,
            Class.class);

    private ConstantValues() {}

    /**
     * Returns whether an object is a lambda, a method reference or a record that contains only such objects and plain
     * values.
     */
    static boolean isConstant(Object object) {
        return isConstant(object, 0);
    }

    private static boolean isConstant(@Nullable Object object, int depth) {
        if (object == null || PLAIN.contains(object.getClass()) || object instanceof Enum) {
            return true;
        }
        Class<?> type = object.getClass();
        boolean transparent = type.isRecord() || (type.isHidden() && type.getSuperclass() == Object.class);
        if (!transparent || depth == MAX_DEPTH) {
            return false;
        }
        try {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !holdsConstant(field, object, depth)) {
                    return false;
                }
            }
            return true;
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            return false;
        }
    }

    private static boolean holdsConstant(Field field, Object object, int depth) throws IllegalAccessException {
        field.setAccessible(true);
        return Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || isConstant(field.get(object), depth + 1));
    }
}
