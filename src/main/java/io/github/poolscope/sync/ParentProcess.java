package io.github.poolscope.sync;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process that started this one, see {@link Process#parent}. It may differ from the parent in the operating system,
 * which is the server if the start method is {@code forkserver}.
 *
 * @param pid its PID
 * @param name its name
 */
public record ParentProcess(long pid, String name) {
    /** Returns whether it is alive. A process whose parent has ended ends within a second. */
    public boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Waits until it has ended, but at most {@code timeout}; returns whether it has. */
    @CanIgnoreReturnValue
    public boolean join(Duration timeout) throws InterruptedException {
        CompletableFuture<?> end = ProcessHandle.of(pid)
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        try {
            end.get(Math.max(Primitive.nanos(timeout), 0), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return !isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
