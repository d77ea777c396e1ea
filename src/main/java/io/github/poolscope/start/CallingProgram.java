package io.github.poolscope.start;

/** Finds out whose program makes a pool or a process: its static state is what a fork begins with. */
public final class CallingProgram {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private CallingProgram() {}

    /** The class that called into {@code api}. */
    public static Class<?> callerOf(Class<?> api) {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .dropWhile(type -> type != api)
                .dropWhile(type -> type == api)
                .findFirst()
                .orElse(api));
    }
}
