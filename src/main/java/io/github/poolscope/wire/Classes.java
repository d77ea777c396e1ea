package io.github.poolscope.wire;

import java.io.ObjectInputFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The classes that received values may use: where they are found, and which are permitted.
 *
 * <p>A value that needs more resources than any normal one is refused, see {@link ReadingLimits}, unless the pattern
 * sets other limits. The JVM's own {@code jdk.serialFilter} applies as well. Immutable.
 */
public final class Classes {
    private final ClassLoader loader;
    private final @Nullable ObjectInputFilter filter;
    private final ReadingLimits.Set limitsByUser;

    private Classes(ClassLoader loader, @Nullable ObjectInputFilter filter, ReadingLimits.Set limitsByUser) {
        this.loader = loader;
        this.filter = filter;
        this.limitsByUser = limitsByUser;
    }

    /** Permits all classes that {@code loader} finds. */
    public static Classes of(ClassLoader loader) {
        return of(loader, "");
    }

    /**
     * Permits the classes of {@code loader} that a pattern accepts.
     *
     * @param pattern in the syntax of the JDK's {@code jdk.serialFilter}, such as {@code com.acme.**;java.base/*;!*},
     *     which may contain limits ({@code maxdepth=5000}); empty for all
     * @throws IllegalArgumentException if it is not a valid pattern
     */
    public static Classes of(ClassLoader loader, String pattern) {
        ObjectInputFilter asked = pattern.isBlank() ? null : ObjectInputFilter.Config.createFilter(pattern);
        ObjectInputFilter everywhere = ObjectInputFilter.Config.getSerialFilter();
        ObjectInputFilter both = asked == null || everywhere == null
                ? asked == null ? everywhere : asked
                : ObjectInputFilter.merge(asked, everywhere);
        return new Classes(loader, both, ReadingLimits.Set.by(pattern));
    }

    ClassLoader loader() {
        return loader;
    }

    /** Returns the limits for reading one value of that size in bytes, and the filter within them. */
    ReadingLimits limits(int length) {
        return new ReadingLimits(filter, limitsByUser, length, ReadingLimits.TIMEOUT_NANOS);
    }

    /** Returns the class with that name, initialised, if there is one. */
    public Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name, true, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
