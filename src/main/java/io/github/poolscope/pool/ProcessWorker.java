package io.github.poolscope.pool;

import io.github.poolscope.start.OutputPump;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.wire.ClaimRing;
import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import io.github.poolscope.wire.WorkerPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A worker process from the pool's point of view. */
final class ProcessWorker extends Worker {
    final StartedWorker started;
    final Process process;
    final WorkerPage page;
    final long requestedNanos;
    final OutputPump output;
    private final TaskSender sender;

    /** Sent to it as soon as it has identified itself. */
    private final Encoder setup;

    private final boolean takesTasksAtOnce;
    /** Whether it has reported that it can take tasks. */
    volatile boolean ready;
    /** What its initializer threw. */
    volatile @Nullable Throwable unfit;
    /** Why the pool killed it: the error of the taskel at {@code condemnedAt}; null if the pool did not. */
    volatile @Nullable RuntimeException sentence;

    volatile int condemnedAt;
    volatile @Nullable Link link;
    /**
     * When its process was first seen to have ended while its reader had not, in nanoseconds; 0 if never. Monitor
     * thread only.
     */
    long deadSince;
    /** Whether it was killed before. Monitor thread only. */
    boolean killed;
    /** Whether its end was recorded and its replacement planned; guarded by the monitor of the worker processes. */
    boolean departed;

    private volatile boolean used;
    /** Whether a clock request is unanswered: a stopped worker must not be asked repeatedly. */
    private final AtomicBoolean asked = new AtomicBoolean();

    private volatile ClockAlignment clock = ClockAlignment.UNKNOWN;

    ProcessWorker(
            int slot,
            int number,
            StartedWorker started,
            Encoder setup,
            boolean takesTasksAtOnce,
            long requestedNanos,
            OutputPump output,
            Executor largeFrames) {
        super(slot, number, ClaimRing.SLOTS);
        this.started = started;
        process = started.process();
        this.setup = setup;
        this.takesTasksAtOnce = takesTasksAtOnce;
        page = started.page();
        this.requestedNanos = requestedNanos;
        this.output = output;
        sender = new TaskSender(() -> link, largeFrames, process::destroyForcibly);
    }

    @Override
    long pid() {
        return process.pid();
    }

    @Override
    long parentPid() {
        return started.parentPid();
    }

    Encoder setup() {
        return setup;
    }

    @Override
    void assigned(int inSlot, Task task) {
        used = true;
        page.claims().give(inSlot, task.wire);
    }

    @Override
    boolean callBack(int inSlot, Task task) {
        return page.claims().callBack(inSlot, task.wire);
    }

    /** Returns whether it was given a task at any time. */
    boolean wasGivenSomething() {
        return used;
    }

    boolean hasBegun(int inSlot, Task task) {
        return page.claims().isBegun(inSlot, task.wire);
    }

    @Override
    void give(int firstSlot, List<Task> tasks) {
        sender.put(firstSlot, tasks);
    }

    @Override
    void ask() {
        Encoder question = ClockAlignment.question();
        if (asked.compareAndSet(false, true)) {
            sender.put(question);
        }
    }

    /** Called by its reader thread when it has answered, before the dispatcher is told. */
    void answered() {
        asked.set(false);
    }

    /** Tells it to end after its current tasks. */
    void quit() {
        sender.put(Link.frame(FrameType.QUIT));
    }

    @Override
    @Nullable
    Task current() {
        Optional<ProgressPage.Begun> begun = page.progress().last();
        return begun.isEmpty() ? null : inFlight.numbered(begun.get().task());
    }

    /** Returns whether tasks may be sent before it reports that it is ready, because it will be by then. */
    boolean takesTasksAtOnce() {
        return takesTasksAtOnce;
    }

    ClockAlignment clock() {
        return clock;
    }

    /** Sets the clock alignment; reader thread only. */
    void clock(ClockAlignment better) {
        clock = better;
    }

    /** Returns the taskel of {@code task} that it began last; empty if it began none of that task. */
    Optional<ProgressPage.Begun> begun(Task task) {
        return page.progress().last().filter(begun -> begun.task() == task.wire && begun.offset() < task.size);
    }
}
