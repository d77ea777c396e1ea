package io.github.poolscope.start;

import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.SendRollback;
import io.github.poolscope.wire.StateImage;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of this program's state: the static fields of some classes, and the system properties except the JVM's own.
 *
 * <p>Includes the nestmates and superclasses of each class. A field that can't be serialised is listed in {@link
 * #notCopied}. The worker adds those final fields whose contents it could not restore.
 */
final class StateSnapshot {
    /** Prefixes of properties that describe a JVM; the worker's own values are kept. */
    private static final List<String> OWN_TO_EACH_JVM = List.of(
            "java.",
            "sun.",
            "jdk.",
            "os.",
            "user.",
            "file.",
            "path.",
            "line.",
            "native.",
            "stdout.",
            "stderr.",
            "stdin.",
            "poolscope.");

    private static final Set<Class<?>> IMMUTABLE = Set.of(
            String.class,
            Integer.class,
            Long.class,
            Double.class,
            Float.class,
            Short.class,
            Byte.class,
            Character.class,
            Boolean.class,
            Class.class);

    private final List<StateImage.StaticField> fields = new ArrayList<>();
    private final List<String> notCopied = new ArrayList<>();
    private byte[] image = new byte[0];

    private StateSnapshot() {}

    static StateSnapshot of(Collection<Class<?>> classes) {
        StateSnapshot snapshot = new StateSnapshot();
        withRelatives(classes).forEach(snapshot::add);
        try {
            snapshot.image = new StateImage(properties(), snapshot.fields).toBytes();
        } catch (IOException e) {
            snapshot.notCopied.add("The program's state could not be copied: " + e.getMessage() + ".");
        }
        return snapshot;
    }

    byte[] image() {
        return image;
    }

    /** Returns one sentence for each field that was left out. */
    List<String> notCopied() {
        return notCopied;
    }

    private static Set<Class<?>> withRelatives(Collection<Class<?>> classes) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> one : classes) {
            for (Class<?> member : one.getNestHost().getNestMembers()) {
                for (Class<?> type = member; type != null && !isPlatform(type); type = type.getSuperclass()) {
                    all.add(type);
                }
            }
        }
        return all;
    }

    private static boolean isPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private void add(Class<?> type) {
        if (type.isHidden()) {
            return;
        }
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && !isSetByItsClass(field)) {
                add(field);
            }
        }
    }

    /** Returns whether the field is a constant, which the class sets itself when the worker loads it. */
    private static boolean isSetByItsClass(Field field) {
        return Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive()
                        || field.getType().isEnum()
                        || IMMUTABLE.contains(field.getType())
                        || field.getName().equals("serialVersionUID"));
    }

    private void add(Field field) {
        String name = field.getDeclaringClass().getName() + "." + field.getName();
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            tryToEncode(value);
            fields.add(new StateImage.StaticField(field.getDeclaringClass().getName(), field.getName(), value));
        } catch (IOException | IllegalAccessException | InaccessibleObjectException | LinkageError e) {
            notCopied.add("The static field " + name + " was not copied: " + e.getMessage() + ".");
        }
    }

    private static void tryToEncode(@Nullable Object value) throws IOException {
        SendRollback departures = SendRollback.begin();
        try {
            new Encoder(64).putValue(value);
        } finally {
            departures.close();
        }
    }

    private static Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            String value = System.getProperty(name);
            if (value != null && own().noneMatch(name::startsWith)) {
                properties.put(name, value);
            }
        }
        return properties;
    }

    private static Stream<String> own() {
        return OWN_TO_EACH_JVM.stream();
    }
}
