package io.github.poolscope.pool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.poolscope.wire.ClaimRing;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends one worker its tasks, in the order in which they were added here. The thread that adds them sends them, unless
 * another thread is sending; frames that would not fit the socket's buffer are sent by a separate thread, since a
 * stopped worker would block the sender.
 */
final class TaskSender {
    /** A size in bytes that the buffer of a Unix-domain socket accepts without blocking. */
    static final int FITS_SOCKET = 1 << 16;
    /** Items of at least this size, in bytes, are sent without copying them. */
    private static final int LARGE = 1 << 14;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Supplier<@Nullable Link> link;
    private final Executor largeFrames;
    private final SentFunctions functions = new SentFunctions();

    @GuardedBy("this")
    private final ArrayDeque<List<ByteBuffer>> waiting = new ArrayDeque<>();

    private final Runnable ender;

    @GuardedBy("this")
    private boolean sending;

    /**
     * @param ender ends a worker to which tasks can't be sent; they then go to other workers
     */
    TaskSender(Supplier<@Nullable Link> link, Executor largeFrames, Runnable ender) {
        this.link = link;
        this.largeFrames = largeFrames;
        this.ender = ender;
    }

    void put(int firstSlot, List<Task> tasks) {
        put(() -> encode(firstSlot, tasks));
    }

    /** Adds a frame created by {@link Link#frame}, after the tasks that were added before. */
    void put(Encoder frame) {
        Link.endFrame(frame, 0, 0);
        List<ByteBuffer> parts = List.of(detached(frame));
        put(() -> parts);
    }

    private void put(Supplier<List<ByteBuffer>> frames) {
        try {
            synchronized (this) {
                waiting.add(frames.get());
                if (sending) {
                    return;
                }
                sending = true;
            }
            sendWhatWaits(false);
        } catch (RuntimeException | Error e) { // There is no memory for it, or no thread.
            ender.run();
        }
    }

    private List<ByteBuffer> encode(int firstSlot, List<Task> tasks) {
        List<ByteBuffer> parts = new ArrayList<>(1);
        Encoder frames = new Encoder(64 + 40 * tasks.size());
        int from = 0;
        while (from < tasks.size()) {
            Job job = tasks.get(from).job;
            functions.introduce(job.called, frames);
            int to = from + 1;
            while (to < tasks.size() && isAlike(job, tasks.get(to).job)) {
                to++;
            }
            int frame = Link.beginFrame(frames, FrameType.TASKS);
            frames.putInt(job.called.number())
                    .putByte(job.failureSkipsRest() ? 1 : 0)
                    .putLong(job.softLimitNanos)
                    .putInt(to - from);
            ByteBuffer elsewhere = NOTHING;
            boolean tailed = false;
            for (Task task : tasks.subList(from, to)) {
                frames.putInt((firstSlot + from) & (ClaimRing.SLOTS - 1))
                        .putInt(task.wire)
                        .putInt(task.skip)
                        .putInt(task.size)
                        .putInt(task.length);
                byte[] items = ((SerialisedTransfer.Segment) task.items).bytes;
                boolean large = task.length > LARGE && to - from == 1;
                int tail = large ? Decoder.soleBytes(items, task.from, task.length) : 0;
                if (tail > 0) {
                    tailed = true;
                    frames.putBytesAhead(tail);
                    elsewhere = ByteBuffer.wrap(items, task.from + task.length - tail, tail);
                } else if (large) {
                    elsewhere = ByteBuffer.wrap(items, task.from, task.length);
                } else {
                    frames.putRaw(items, task.from, task.length);
                }
                from++;
            }
            if (tailed) {
                Link.endTailed(frames, frame, elsewhere.remaining());
            } else {
                Link.endFrame(frames, frame, elsewhere.remaining());
            }
            if (elsewhere.hasRemaining()) {
                parts.add(detached(frames));
                parts.add(elsewhere);
            }
        }
        if (frames.size() > 0) {
            parts.add(detached(frames));
        }
        return parts;
    }

    private static ByteBuffer detached(Encoder frames) {
        int size = frames.size();
        return ByteBuffer.wrap(frames.detach(), 0, size);
    }

    /** Returns whether the tasks of both may be in one frame. */
    @SuppressWarnings("ReferenceEquality") // The same call, or the same function.
    private static boolean isAlike(Job one, Job other) {
        return one == other
                || (one.called == other.called
                        && one.failureSkipsRest() == other.failureSkipsRest()
                        && one.softLimitNanos == other.softLimitNanos);
    }

    private void sendWhatWaits(boolean mayBlock) {
        while (true) {
            List<ByteBuffer> next;
            boolean now;
            synchronized (this) {
                next = waiting.peek();
                if (next == null) {
                    sending = false;
                    return;
                }
                now = mayBlock || size(next) <= FITS_SOCKET;
                if (now) {
                    waiting.remove();
                }
            }
            if (!now) {
                leaveToAnother();
                return;
            }
            send(next);
        }
    }

    private void leaveToAnother() {
        try {
            largeFrames.execute(() -> {
                try {
                    sendWhatWaits(true);
                } catch (RuntimeException | Error e) { // Only a part of a frame may have been sent.
                    ender.run();
                }
            });
        } catch (RejectedExecutionException e) {
            // The pool has ended.
        }
    }

    private static long size(List<ByteBuffer> parts) {
        long size = 0;
        for (ByteBuffer part : parts) {
            size += part.remaining();
        }
        return size;
    }

    private void send(List<ByteBuffer> frames) {
        Link connection = link.get();
        if (connection == null) {
            return;
        }
        try {
            connection.sendAll(frames);
        } catch (IOException e) {
            // The worker has died; its reader notices that too, and settles its tasks.
        }
    }
}
