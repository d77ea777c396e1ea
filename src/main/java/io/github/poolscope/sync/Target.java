package io.github.poolscope.sync;

import java.io.Serializable;

/**
 * What a process does, given an argument: a lambda or a method reference, which is serialised with what it captures.
 *
 * @param <A> the argument, which is serialised too
 */
@FunctionalInterface
public interface Target<A> extends Serializable {
    /**
     * Runs in the process.
     *
     * @throws Exception if it fails, which the process's exit code tells
     */
    void run(A argument) throws Exception;
}
