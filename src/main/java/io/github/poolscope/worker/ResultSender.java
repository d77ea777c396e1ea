package io.github.poolscope.worker;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.Outbox;
import io.github.poolscope.wire.ThrownError;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Collects results into frames.
 *
 * <p>A frame is sent when the worker has nothing more to do, when it is large, or when its oldest result has waited for
 * half a millisecond. So short taskels share a frame, and no result waits for a long taskel after it. The task loop
 * adds and sends results; only results that grow old while a taskel runs are sent by a separate thread, which is
 * started when first needed. Results not sent yet are also in the {@link Outbox}, in case the process dies.
 */
final class ResultSender {
    private static final long OLD_NANOS = 500_000;
    private static final int LOOK_MILLIS = 2;
    /** The number of checks without a result after which the thread waits until it is woken. */
    private static final int LOOKS_AT_NOTHING = 50;

    private static final int LARGE = 1 << 16;
    private static final byte[] NOTHING = {};

    private final Link link;
    private final Outbox outbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private @Nullable Thread flusher;
    private boolean flusherSleeps;
    private Encoder frame = Link.frame(FrameType.RESULTS);
    private long oldest;
    private int lastSlot;
    private int lastOffset;
    private long lastEnded;

    ResultSender(Link link, Outbox outbox) {
        this.link = link;
        this.outbox = outbox;
    }

    /**
     * Adds the result of a taskel. If it can't be serialised, the taskel fails.
     *
     * @param last {@link FrameType#LAST} if it is its task's last one, else 0
     * @param more whether another taskel follows at once, which may take long
     */
    void returned(
            int slot,
            int offset,
            int last,
            long started,
            long ended,
            long cpuNanos,
            @Nullable Object result,
            boolean more)
            throws IOException {
        lock.lock();
        try {
            int start = frame.size();
            entry(FrameType.RETURNED | last, slot, offset, started, ended, cpuNanos);
            if (result instanceof byte[] block && block.length > LARGE && frame.hasRoom(block.length)) {
                frame.putBytesAhead(block.length);
                added(slot, offset, ended);
                send(block);
                return;
            }
            try {
                frame.putValue(result);
            } catch (IOException e) {
                frame.truncate(start);
                entry(FrameType.THREW | last, slot, offset, started, ended, cpuNanos);
                ThrownError.write(frame, ValueErrors.unsendable(result, String.valueOf(e.getMessage())));
            }
            added(start, slot, offset, ended, more);
        } finally {
            lock.unlock();
        }
    }

    void threw(int slot, int offset, int last, long started, long ended, long cpuNanos, Throwable error, boolean more)
            throws IOException {
        lock.lock();
        try {
            int start = frame.size();
            entry(FrameType.THREW | last, slot, offset, started, ended, cpuNanos);
            ThrownError.write(frame, error);
            added(start, slot, offset, ended, more);
        } finally {
            lock.unlock();
        }
    }

    void skipped(int slot, int offset, int last, long now, boolean more) throws IOException {
        lock.lock();
        try {
            int start = frame.size();
            entry(FrameType.SKIPPED | last, slot, offset, now, now, 0);
            added(start, slot, offset, now, more);
        } finally {
            lock.unlock();
        }
    }

    /** Sends all collected results. */
    void flush() throws IOException {
        lock.lock();
        try {
            if (frame.size() > Link.HEADER) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    private void entry(int outcome, int slot, int offset, long started, long ended, long cpuNanos) {
        int flags = outcome | (cpuNanos > 0 ? FrameType.CPU : 0);
        if (frame.size() > Link.HEADER && slot == lastSlot && offset == lastOffset + 1) {
            frame.putByte(flags | FrameType.NEXT).putSmall(started - lastEnded);
        } else {
            frame.putByte(flags).putInt(slot).putInt(offset).putLong(started);
        }
        frame.putSmall(ended - started);
        if (cpuNanos > 0) {
            frame.putSmall(cpuNanos);
        }
    }

    private void added(int start, int slot, int offset, long now, boolean more) throws IOException {
        added(slot, offset, now);
        outbox.copy(frame, start);
        if (start == Link.HEADER) {
            oldest = now;
            if (more) {
                callFlusher();
            }
        }
        if (frame.size() >= LARGE || now - oldest > OLD_NANOS) {
            send();
        }
    }

    private void added(int slot, int offset, long now) {
        lastSlot = slot;
        lastOffset = offset;
        lastEnded = now;
    }

    private void send() throws IOException {
        send(NOTHING);
    }

    /**
     * @param tail the bytes of the frame's last value if they are not in it
     */
    private void send(byte[] tail) throws IOException {
        boolean open = TaskThread.close();
        if (tail.length > 0) {
            link.send(frame, tail);
        } else {
            link.send(frame);
        }
        if (open) {
            TaskThread.open();
        }
        outbox.sent();
        if (tail.length > 0 || frame.size() > LARGE * 2) {
            frame = Link.frame(FrameType.RESULTS);
        } else {
            frame.truncate(Link.HEADER);
            frame.beginValues();
        }
    }

    private void callFlusher() {
        if (flusher == null) {
            flusher = DaemonThreads.start("result flusher", this::flushWhatGrowsOld);
        } else if (flusherSleeps) {
            filled.signal();
        }
    }

    private void flushWhatGrowsOld() {
        int looksAtNothing = 0;
        lock.lock();
        try {
            while (true) {
                if (looksAtNothing > LOOKS_AT_NOTHING) {
                    flusherSleeps = true;
                    filled.await();
                    flusherSleeps = false;
                }
                lock.unlock();
                try {
                    TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                } finally {
                    lock.lock();
                }
                boolean waits = frame.size() > Link.HEADER;
                looksAtNothing = waits ? 0 : looksAtNothing + 1;
                if (waits && System.nanoTime() - oldest > OLD_NANOS) {
                    send();
                }
            }
        } catch (IOException | InterruptedException e) {
            // The main program has ended; the reading thread notices that too and ends the process.
        } catch (RuntimeException | Error e) { // Without this thread, results would never be sent.
            WorkerMain.fail("it could not send its results", e);
        } finally {
            lock.unlock();
        }
    }
}
