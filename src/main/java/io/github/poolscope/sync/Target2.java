package io.github.poolscope.sync;

import java.io.Serializable;

/**
 * What a process does, given two arguments, see {@link Target}.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 */
@FunctionalInterface
public interface Target2<A, B> extends Serializable {
    /**
     * Runs in the process.
     *
     * @throws Exception if it fails, which the process's exit code tells
     */
    void run(A first, B second) throws Exception;
}
