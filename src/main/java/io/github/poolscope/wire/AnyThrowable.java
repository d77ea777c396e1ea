package io.github.poolscope.wire;

/** For functions of a user's, which may throw any {@link Throwable} where only an {@link Exception} is declared. */
public final class AnyThrowable {
    private AnyThrowable() {}

    /**
     * Throws {@code error} itself, as what the caller declares; never returns.
     *
     * @param <E> what the compiler is to take it for
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The caller says what it is to be taken for.
    public static <E extends Throwable> E rethrown(Throwable error) throws E {
        throw (E) error;
    }
}
