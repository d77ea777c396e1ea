package io.github.poolscope.pool;

import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One worker process as the pool sees it. What isn't final is guarded by the pool's lock, save the two volatile fields
 * and {@code functions}, which belongs to whoever has just been given the right to send this worker its task.
 */
final class WorkerHandle {
    enum State {
        STARTING,
        IDLE,
        BUSY,
        /** Told to end, or killed. */
        LEAVING,
        GONE
    }

    /** Its place in the pool, from 0. */
    final int slot;
    /** Its number in the recorder. */
    final int number;

    final Process process;
    final Path pageFile;
    final ProgressPage page;
    final long requestedNanos;
    final OutputPump output;
    final KnownFunctions functions = new KnownFunctions();

    State state = State.STARTING;
    /** Why it will end, where the pool wants it to. */
    ExitReason expected = ExitReason.ALIVE;

    int tasksDone;
    volatile @Nullable Link link;
    volatile @Nullable Task current;
    private volatile ClockAlignment clock = ClockAlignment.UNKNOWN;

    WorkerHandle(
            int slot,
            int number,
            Process process,
            Path pageFile,
            ProgressPage page,
            long requestedNanos,
            OutputPump output) {
        this.slot = slot;
        this.number = number;
        this.process = process;
        this.pageFile = pageFile;
        this.page = page;
        this.requestedNanos = requestedNanos;
        this.output = output;
    }

    long pid() {
        return process.pid();
    }

    ClockAlignment clock() {
        return clock;
    }

    /** Called by the worker's reader thread only. */
    void clock(ClockAlignment better) {
        clock = better;
    }

    /** The offset within {@code task} of the taskel it began last, if it is one of that task. */
    Optional<ProgressPage.Begun> begun(Task task) {
        return page.last().filter(begun -> begun.task() == task.number && begun.offset() < task.size);
    }
}
