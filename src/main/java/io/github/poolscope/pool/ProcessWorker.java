package io.github.poolscope.pool;

import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One worker process as the pool sees it. {@code functions} belongs to whoever has just been given the right to send
 * this worker its task.
 */
final class ProcessWorker extends Worker {
    /** A Unix-domain socket's buffer takes this much from an idle worker's peer without blocking. */
    private static final int FITS_SOCKET = 1 << 16;

    final Process process;
    final Path pageFile;
    final ProgressPage page;
    final long requestedNanos;
    final OutputPump output;
    final KnownFunctions functions = new KnownFunctions();

    /** Sends what does not fit the socket's buffer: a stopped worker would block the sender. */
    private final Executor largeFrames;

    private final long parentPid;
    /** What it gets as soon as it has said who it is. */
    private final Encoder setup;
    /** Whether it has said that it can take tasks. */
    volatile boolean ready;
    /** What its initializer threw. */
    volatile @Nullable Throwable unfit;
    /** Why the pool killed it, and what the taskel at {@code condemnedAt} is told; null if the pool did not. */
    volatile @Nullable RuntimeException sentence;

    volatile int condemnedAt;
    volatile @Nullable Link link;
    private volatile ClockAlignment clock = ClockAlignment.UNKNOWN;

    ProcessWorker(
            int slot,
            int number,
            StartedWorker started,
            Encoder setup,
            Path pageFile,
            ProgressPage page,
            long requestedNanos,
            OutputPump output,
            Executor largeFrames) {
        super(slot, number);
        process = started.process();
        parentPid = started.parentPid();
        this.setup = setup;
        this.pageFile = pageFile;
        this.page = page;
        this.requestedNanos = requestedNanos;
        this.output = output;
        this.largeFrames = largeFrames;
    }

    @Override
    long pid() {
        return process.pid();
    }

    @Override
    long parentPid() {
        return parentPid;
    }

    Encoder setup() {
        return setup;
    }

    @Override
    void give(Task task) {
        Job job = task.job;
        List<Encoder> frames = new ArrayList<>(functions.framesFor(job.callee));
        frames.add(Link.frame(FrameType.TASK)
                .putInt(task.wire)
                .putInt(job.callee.number())
                .putByte(job.failureSkipsRest() ? 1 : 0)
                .putLong(job.options.softLimit().map(Durations::nanos).orElse(0L))
                .putInt(task.skip)
                .putInt(task.size)
                .putRaw((byte[]) task.items));
        if (frames.stream().mapToLong(Encoder::size).sum() > FITS_SOCKET) {
            largeFrames.execute(() -> send(frames));
        } else {
            send(frames);
        }
    }

    private void send(List<Encoder> frames) {
        Link connection = link;
        if (connection == null) {
            return;
        }
        try {
            for (Encoder frame : frames) {
                connection.send(frame);
            }
        } catch (IOException e) {
            // The worker is dead; its reader sees that too, and settles the task.
        }
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
        return page.last().filter(begun -> begun.task() == task.wire && begun.offset() < task.size);
    }
}
