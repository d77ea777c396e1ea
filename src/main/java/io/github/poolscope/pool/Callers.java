package io.github.poolscope.pool;

/** Finds out whose program makes a pool: its static state is what a forked worker begins with. */
final class Callers {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Callers() {}

    /** The class that called into {@code api}. */
    static Class<?> callerOf(Class<?> api) {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .dropWhile(type -> type != api)
                .dropWhile(type -> type == api)
                .findFirst()
                .orElse(api));
    }
}
