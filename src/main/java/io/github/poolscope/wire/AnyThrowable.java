package io.github.poolscope.wire;

/** For functions of the user, which may throw any {@link Throwable} where only {@link Exception} is declared. */
public final class AnyThrowable {
    private AnyThrowable() {}

    /**
     * Throws {@code error} itself as an exception type that the caller declares; never returns.
     *
     * @param <E> the type that the compiler assumes
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The caller chooses the type.
    public static <E extends Throwable> E rethrown(Throwable error) throws E {
        throw (E) error;
    }
}
