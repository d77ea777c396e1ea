package io.github.poolscope.task;

import java.io.Serializable;

/** Something to do once in another process, such as a pool's initializer: a lambda that captures its arguments. */
@FunctionalInterface
public interface TaskAction extends Serializable {
    /**
     * Runs in a worker.
     *
     * @throws Exception if it can't be done
     */
    void run() throws Exception;
}
