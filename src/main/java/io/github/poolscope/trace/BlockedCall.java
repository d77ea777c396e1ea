package io.github.poolscope.trace;

/**
 * A call that blocks a thread.
 *
 * @param kind its kind
 * @param source the source file that makes the call; empty for the program of the run's plan, or if {@code line} is
 *     unknown
 * @param line the line in it, from 0; {@link Trace#NONE} if unknown
 * @param awaited the taskel whose result the call waits for; {@link Trace#NONE} if it waits for any or for all
 * @param worker the worker whose process makes the call; {@link Trace#NONE} for the main program
 * @param thread the number of the thread in its process, from 1; 0 for the main thread
 */
public record BlockedCall(CallKind kind, String source, int line, int awaited, int worker, int thread) {
    /** Returns a call by the main thread of the main program, at a line of the program of the run's plan. */
    public static BlockedCall ofMain(CallKind kind, int line, int awaited) {
        return new BlockedCall(kind, "", line, awaited, Trace.NONE, 0);
    }

    /** Returns whether it is a call of the main thread of the main program. */
    public boolean isOfMain() {
        return worker == Trace.NONE && thread == 0;
    }
}
