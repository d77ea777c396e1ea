package io.github.poolscope.trace;

/**
 * A call of a pool, as it is made.
 *
 * @param pool the number of the pool
 * @param mode by which method
 * @param function the name of the function that is called; empty if it is not known, as that of a lambda
 * @param chunksize how many taskels a task has; {@link Trace#NONE} if they differ
 * @param count how many taskels it has; {@link Trace#NONE} if that is not known before its input has been read
 * @param source the source file that makes the call; empty for the program of the run's plan, or if {@code line} is
 *     not known
 * @param line the line of it, from 0; {@link Trace#NONE} if it is not known
 */
public record CallRequest(int pool, CallMode mode, String function, int chunksize, int count, String source, int line) {
    /** The same, made at another line. */
    public CallRequest at(String file, int number) {
        return new CallRequest(pool, mode, function, chunksize, count, file, number);
    }

    /** The same, of a function of that name. */
    public CallRequest of(String name) {
        return new CallRequest(pool, mode, name, chunksize, count, source, line);
    }
}
