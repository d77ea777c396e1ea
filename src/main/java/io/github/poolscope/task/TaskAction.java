package io.github.poolscope.task;

import java.io.Serializable;

/** An action that runs once in another process, such as a pool's initializer: a lambda that captures its arguments. */
@FunctionalInterface
public interface TaskAction extends Serializable {
    /**
     * Runs in a worker.
     *
     * @throws Exception if it fails
     */
    void run() throws Exception;
}
