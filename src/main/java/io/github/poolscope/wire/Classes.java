package io.github.poolscope.wire;

import java.io.ObjectInputFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What received values may be made of: where their classes are found, and which of them are admitted.
 *
 * <p>What demands more than any honest value is refused, see {@link ReadingLimits}, unless the pattern sets other limits,
 * and what the JVM's own {@code jdk.serialFilter} rejects stays rejected. Immutable.
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

    /** All classes that {@code loader} finds. */
    public static Classes of(ClassLoader loader) {
        return of(loader, "");
    }

    /**
     * Those of {@code loader}'s classes that a pattern admits.
     *
     * @param pattern as the JDK's {@code jdk.serialFilter} spells it, such as {@code com.acme.**;java.base/*;!*}, perhaps
     *     with limits of its own ({@code maxdepth=5000}); empty for all
     * @throws IllegalArgumentException if it is not a pattern
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

    /** The limits for reading one value of that size in bytes, and who decides within them. */
    ReadingLimits limits(int length) {
        return new ReadingLimits(filter, limitsByUser, length, ReadingLimits.PATIENCE_NANOS);
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
