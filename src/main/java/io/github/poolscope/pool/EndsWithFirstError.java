package io.github.poolscope.pool;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Python's rule for {@code Executor.map}: an error ends the iteration. */
final class EndsWithFirstError<R extends @Nullable Object> implements ResultIterator<R> {
    private final ResultIterator<R> results;

    EndsWithFirstError(ResultIterator<R> results) {
        this.results = results;
    }

    @Override
    public boolean hasNext() {
        return results.hasNext();
    }

    @Override
    public R next() {
        try {
            return results.next();
        } catch (RuntimeException | Error e) {
            endUnlessInterrupted(e);
            throw e;
        }
    }

    @Override
    public R next(Duration timeout) throws TimeoutException {
        try {
            return results.next(timeout);
        } catch (RuntimeException | Error e) {
            endUnlessInterrupted(e);
            throw e;
        }
    }

    /** After an interrupted wait, which took nothing, the next call may get the result. */
    private void endUnlessInterrupted(Throwable error) {
        if (!TaskErrors.isInterruption(error)) {
            results.close();
        }
    }

    @Override
    public boolean ready() {
        return results.ready();
    }

    @Override
    public void close() {
        results.close();
    }

    @Override
    public void cancel() {
        results.cancel();
    }
}
