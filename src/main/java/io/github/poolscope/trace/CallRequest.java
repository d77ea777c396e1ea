package io.github.poolscope.trace;

/**
 * A new call of a pool.
 *
 * @param pool the number of the pool
 * @param mode the method of the pool
 * @param function the name of the function; empty if unknown, as for a lambda
 * @param chunksize the number of taskels in a task; {@link Trace#NONE} if tasks differ
 * @param count the number of its taskels; {@link Trace#NONE} if it is unknown until its input has been read
 * @param source the source file that makes the call; empty for the program of the run's plan, or if {@code line} is
 *     unknown
 * @param line the line in it, from 0; {@link Trace#NONE} if unknown
 */
public record CallRequest(int pool, CallMode mode, String function, int chunksize, int count, String source, int line) {
    /** Returns a copy with another line. */
    public CallRequest at(String file, int number) {
        return new CallRequest(pool, mode, function, chunksize, count, file, number);
    }

    /** Returns a copy with another function name. */
    public CallRequest of(String name) {
        return new CallRequest(pool, mode, name, chunksize, count, source, line);
    }
}
