package io.github.poolscope.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When the thread that calls the taskels can be interrupted. */
class TaskThreadTest {
    @Test
    void an_interrupt_between_two_tasks_is_ignored() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicInteger arrived = new AtomicInteger();
        TaskThread thread = new TaskThread(() -> {
            TaskThread.open();
            TaskThread.close();
            closed.countDown();
            try {
                interrupted.await();
            } catch (InterruptedException e) {
                arrived.incrementAndGet();
            }
        });
        thread.start();
        closed.await();
        thread.interrupt();
        interrupted.countDown();
        thread.join();
        assertThat(arrived).hasValue(0);
    }

    @Test
    void an_interrupt_while_a_task_runs_arrives() throws Exception {
        AtomicInteger arrived = new AtomicInteger();
        TaskThread thread = new TaskThread(() -> {
            TaskThread.open();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                arrived.incrementAndGet();
            }
            TaskThread.close();
        });
        thread.start();
        while (thread.isAlive()) {
            thread.interrupt();
        }
        thread.join();
        assertThat(arrived).hasValue(1);
    }
}
