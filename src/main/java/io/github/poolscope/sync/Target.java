package io.github.poolscope.sync;

import java.io.Serializable;

/**
 * The work of a process with one argument: a lambda or a method reference, which is serialised together with the
 * variables that it captures.
 *
 * @param <A> the argument, which is serialised too
 */
@FunctionalInterface
public interface Target<A> extends Serializable {
    /**
     * Runs in the process.
     *
     * @throws Exception if it fails; the process's exit code is then 1
     */
    void run(A argument) throws Exception;
}
