package io.github.poolscope.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.ProcessPool;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Checks after a test class that no worker process of this program is left. */
public final class NoProcessLeft implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            ProcessPool.releaseSpares(); // The end of a pool prepares some for the next.
            assertThat(workers()).as("worker processes left behind").isEmpty();
        });
    }

    /** Returns the PIDs of the worker processes that are children of this one. */
    public static List<Long> workers() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .map(ProcessHandle::pid)
                .toList();
    }
}
