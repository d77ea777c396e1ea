package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.sync.BoundedSemaphore;
import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.JoinableQueue;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.testing.NoProcessLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one process releases, or marks as done, for another one, which ends afterwards. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class DoneForOthersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(30);

    private final List<Process> processes = new ArrayList<>();

    private Process started(TaskAction target) throws Exception {
        Process process = new Process(target);
        process.start();
        processes.add(process);
        return process;
    }

    @AfterEach
    void nothing_of_one_test_is_seen_by_the_next() {
        processes.forEach(Process::kill);
        await().atMost(PATIENCE).until(() -> sessions() == 0);
    }

    /** Waits until the process has ended, and this one has released all that it held. */
    private static void awaitEnd(Process process, int othersLeft) throws InterruptedException {
        assertThat(process.join(PATIENCE)).isTrue();
        assertThat(process.exitCode()).as(process.name()).hasValue(0);
        await().atMost(PATIENCE).until(() -> sessions() == othersLeft);
    }

    private static long sessions() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("sync session"))
                .count();
    }

    /** Creates a process that takes a permit, reports it, and ends on request. */
    private Process holder(BoundedSemaphore guard, Event inside, Event mayEnd) throws Exception {
        return started(() -> {
            guard.acquire();
            inside.set();
            mayEnd.await();
        });
    }

    @Test
    void a_permit_that_another_process_has_released_is_not_given_back_once_more() throws Exception {
        BoundedSemaphore guard = new BoundedSemaphore(1);
        Event firstInside = new Event();
        Event firstMayEnd = new Event();
        Event secondInside = new Event();
        Event secondMayEnd = new Event();
        Process first = holder(guard, firstInside, firstMayEnd);
        firstInside.await();
        guard.release();
        Process second = holder(guard, secondInside, secondMayEnd);
        secondInside.await();
        firstMayEnd.set();
        awaitEnd(first, 1);
        assertThat(guard.tryAcquire()).isFalse();
        secondMayEnd.set();
        assertThat(guard.acquire(PATIENCE)).isTrue();
        awaitEnd(second, 0);
    }

    @Test
    void nobody_gets_a_permit_while_it_may_be_the_one_of_a_process_that_lives() throws Exception {
        BoundedSemaphore guard = new BoundedSemaphore(2);
        Event firstInside = new Event();
        Event firstMayEnd = new Event();
        Event secondInside = new Event();
        Event secondMayEnd = new Event();
        Process first = holder(guard, firstInside, firstMayEnd);
        firstInside.await();
        Process second = holder(guard, secondInside, secondMayEnd);
        secondInside.await();
        guard.release(); // For the second process.
        secondMayEnd.set();
        awaitEnd(second, 1);
        assertThat(guard.value()).isEqualTo(1);
        firstMayEnd.set();
        awaitEnd(first, 0);
        assertThat(guard.value()).isEqualTo(2);
    }

    private static JoinableQueue<String> twoItems() throws Exception {
        JoinableQueue<String> work = new JoinableQueue<>();
        work.put("a");
        work.put("b");
        return work;
    }

    /** Creates a process that takes an item, sends it back, and ends on request. */
    private Process worker(JoinableQueue<String> work, Queue<String> results, Event mayEnd) throws Exception {
        return started(() -> {
            results.put(work.get());
            mayEnd.await();
        });
    }

    @Test
    void an_item_that_another_process_has_said_to_be_done_is_not_abandoned_once_more() throws Exception {
        JoinableQueue<String> work = twoItems();
        Queue<String> results = new Queue<>();
        Event firstMayEnd = new Event();
        Event secondMayEnd = new Event();
        Process first = worker(work, results, firstMayEnd);
        assertThat(results.get()).isEqualTo("a");
        work.taskDone();
        Process second = worker(work, results, secondMayEnd);
        assertThat(results.get()).isEqualTo("b");
        firstMayEnd.set();
        awaitEnd(first, 1);
        assertThat(work.join(SHORT)).isFalse();
        work.taskDone();
        work.join();
        assertThatThrownBy(work::taskDone).hasMessageContaining("task_done() called too many times");
        secondMayEnd.set();
        awaitEnd(second, 0);
    }

    @Test
    void a_queue_is_not_joined_while_an_item_may_be_in_the_hands_of_a_process_that_lives() throws Exception {
        JoinableQueue<String> work = twoItems();
        Queue<String> results = new Queue<>();
        Event firstMayEnd = new Event();
        Event secondMayEnd = new Event();
        Process first = worker(work, results, firstMayEnd);
        assertThat(results.get()).isEqualTo("a");
        Process second = worker(work, results, secondMayEnd);
        assertThat(results.get()).isEqualTo("b");
        work.taskDone(); // For the second process.
        secondMayEnd.set();
        awaitEnd(second, 1);
        assertThat(work.join(SHORT)).isFalse();
        firstMayEnd.set(); // Ends without marking its item, which counts as done then.
        work.join();
        awaitEnd(first, 0);
    }
}
