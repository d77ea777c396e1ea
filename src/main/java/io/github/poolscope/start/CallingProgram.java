package io.github.poolscope.start;

/** Finds the class that creates a pool or a process: its static state is copied by a fork. */
public final class CallingProgram {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private CallingProgram() {}

    /** Returns the class that called into {@code api}. */
    public static Class<?> callerOf(Class<?> api) {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .dropWhile(type -> type != api)
                .dropWhile(type -> type == api)
                .findFirst()
                .orElse(api));
    }
}
