package io.github.poolscope.wire;

import java.io.ObjectInputFilter;
import java.util.Optional;

/**
 * What received values may be made of: where their classes are found, and which of them are admitted.
 *
 * <p>Graphs deeper than any honest value are refused always, and what the JVM's own {@code jdk.serialFilter} rejects
 * stays rejected. Immutable.
 */
public final class Classes {
    private static final ObjectInputFilter LIMITS = ObjectInputFilter.Config.createFilter("maxdepth=1000");

    private final ClassLoader loader;
    private final ObjectInputFilter filter;

    private Classes(ClassLoader loader, ObjectInputFilter filter) {
        this.loader = loader;
        this.filter = filter;
    }

    /** All classes that {@code loader} finds. */
    public static Classes of(ClassLoader loader) {
        return of(loader, "");
    }

    /**
     * Those of {@code loader}'s classes that a pattern admits.
     *
     * @param pattern as the JDK's {@code jdk.serialFilter} spells it, such as {@code com.acme.**;java.base/*;!*}; empty
     *     for all
     * @throws IllegalArgumentException if it is not a pattern
     */
    public static Classes of(ClassLoader loader, String pattern) {
        ObjectInputFilter asked = pattern.isBlank() ? null : ObjectInputFilter.Config.createFilter(pattern);
        ObjectInputFilter own = asked == null ? LIMITS : ObjectInputFilter.merge(asked, LIMITS);
        ObjectInputFilter everywhere = ObjectInputFilter.Config.getSerialFilter();
        return new Classes(loader, everywhere == null ? own : ObjectInputFilter.merge(own, everywhere));
    }

    ClassLoader loader() {
        return loader;
    }

    ObjectInputFilter filter() {
        return filter;
    }

    /** The class of that name, initialised, if there is one. */
    public Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name, true, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
