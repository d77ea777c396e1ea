package io.github.poolscope.worker;

import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.StateImage;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Restores a copy of the main program's state.
 *
 * <p>A static field that isn't final gets its value. A final field can't be set; so the object that it refers to is
 * changed to the same contents if it is a collection, a map, an array or an atomic. Any other difference is reported.
 */
final class StateRestorer {
    private final List<String> notes = new ArrayList<>();

    /** Restores the state; returns a sentence for each field that could not be restored. */
    static List<String> restore(Decoder image, Classes classes) throws IOException {
        StateRestorer restorer = new StateRestorer();
        try {
            StateImage state = StateImage.read(image, classes);
            state.properties().forEach(System::setProperty);
            state.fields().forEach(field -> restorer.restore(field, classes));
        } catch (Decoder.ValueException e) {
            restorer.notes.add("The program's state could not be read in the worker: " + e.getCause() + ".");
        }
        return restorer.notes;
    }

    private void restore(StateImage.StaticField copy, Classes classes) {
        Optional<Class<?>> type = classes.find(copy.className());
        if (type.isEmpty()) {
            note(copy, "its class is not on the worker's class path");
            return;
        }
        try {
            Field field = type.get().getDeclaredField(copy.name());
            field.setAccessible(true);
            if (!Modifier.isFinal(field.getModifiers())) {
                field.set(null, copy.value());
            } else if (!makeEqual(field.get(null), copy.value())) {
                note(
                        copy,
                        "it is final, and the worker's own " + field.getType().getSimpleName() + " differs");
            }
        } catch (ReflectiveOperationException | InaccessibleObjectException | IllegalArgumentException e) {
            note(copy, e.toString());
        }
    }

    private void note(StateImage.StaticField copy, String why) {
        notes.add("The static field " + copy.className() + "." + copy.name() + " was not copied: " + why + ".");
    }

    /** Tries to change the contents of {@code own} to those of {@code copy}; returns whether they are equal now. */
    @SuppressWarnings("unchecked") // The copy is of the same field, so its contents have the right types.
    private static boolean makeEqual(@Nullable Object own, @Nullable Object copy) {
        if (own == null || copy == null) {
            return own == copy;
        }
        if (Objects.deepEquals(own, copy)) {
            return true;
        }
        try {
            if (own instanceof Map<?, ?> map && copy instanceof Map<?, ?> contents) {
                map.clear();
                ((Map<Object, Object>) map).putAll((Map<Object, Object>) contents);
                return true;
            }
            if (own instanceof Collection<?> collection && copy instanceof Collection<?> contents) {
                collection.clear();
                return ((Collection<Object>) collection).addAll(contents) || contents.isEmpty();
            }
        } catch (UnsupportedOperationException e) {
            return false;
        }
        return makeAtomicEqual(own, copy) || makeArrayEqual(own, copy);
    }

    @SuppressWarnings("unchecked") // See above.
    private static boolean makeAtomicEqual(Object own, Object copy) {
        if (own instanceof AtomicInteger number && copy instanceof AtomicInteger other) {
            number.set(other.get());
        } else if (own instanceof AtomicLong number && copy instanceof AtomicLong other) {
            number.set(other.get());
        } else if (own instanceof AtomicBoolean flag && copy instanceof AtomicBoolean other) {
            flag.set(other.get());
        } else if (own instanceof AtomicReference<?> reference && copy instanceof AtomicReference<?> other) {
            ((AtomicReference<@Nullable Object>) reference).set(other.get());
        } else if (own instanceof StringBuilder text && copy instanceof StringBuilder other) {
            text.setLength(0);
            text.append(other);
        } else {
            return false;
        }
        return true;
    }

    private static boolean makeArrayEqual(Object own, Object copy) {
        if (!own.getClass().isArray()
                || own.getClass() != copy.getClass()
                || Array.getLength(own) != Array.getLength(copy)) {
            return false;
        }
        System.arraycopy(copy, 0, own, 0, Array.getLength(own));
        return true;
    }
}
