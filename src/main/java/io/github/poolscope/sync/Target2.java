package io.github.poolscope.sync;

import java.io.Serializable;

/**
 * The work of a process with two arguments, see {@link Target}.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 */
@FunctionalInterface
public interface Target2<A, B> extends Serializable {
    /**
     * Runs in the process.
     *
     * @throws Exception if it fails; the process's exit code is then 1
     */
    void run(A first, B second) throws Exception;
}
