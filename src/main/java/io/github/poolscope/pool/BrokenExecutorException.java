package io.github.poolscope.pool;

import java.util.concurrent.RejectedExecutionException;

/**
 * A worker of a {@linkplain ProcessPoolExecutor.Builder#strict strict} executor has died: pending calls fail with this,
 * and nothing more can be submitted, as with Python's {@code BrokenProcessPool}.
 */
public final class BrokenExecutorException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    BrokenExecutorException() {
        super("A process in the process pool was terminated abruptly while the future was running or pending.");
    }
}
