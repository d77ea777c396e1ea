package io.github.poolscope.worker;

import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ResultUnsendableException;
import io.github.poolscope.wire.ThrownError;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Collects the results of one task into frames.
 *
 * <p>A frame leaves when the task is done, when it is large, or when its oldest result is {@value #OLDEST_MILLIS} ms
 * old: so quick taskels share a frame, and no result waits for a slow taskel behind it. The task loop adds; a thread of
 * its own, started with the first result that has to wait, sends what grows old.
 */
final class ResultSender {
    private static final int OLDEST_MILLIS = 2;
    private static final int LARGE = 1 << 16;
    private static final int HEADER = Integer.BYTES + 1 + Integer.BYTES + 1;
    private static final int DONE_FLAG = Integer.BYTES + 1 + Integer.BYTES;

    private final Link link;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition waiting = lock.newCondition();
    private @Nullable Thread flusher;
    private Encoder frame = new Encoder(0);
    private boolean empty = true;

    ResultSender(Link link) {
        this.link = link;
    }

    void begin(int task) {
        lock.lock();
        try {
            startFrame(task);
        } finally {
            lock.unlock();
        }
    }

    /** A taskel returned. If its result can't be serialised, that is its failure. */
    void returned(int task, int offset, long started, long ended, long cpuNanos, @Nullable Object result)
            throws IOException {
        lock.lock();
        try {
            int start = frame.size();
            entry(offset, FrameType.RETURNED, started, ended, cpuNanos);
            try {
                frame.putValue(result);
            } catch (IOException e) {
                frame.truncate(start);
                entry(offset, FrameType.THREW, started, ended, cpuNanos);
                ThrownError.write(frame, new ResultUnsendableException(result, String.valueOf(e.getMessage())));
            }
            added(task);
        } finally {
            lock.unlock();
        }
    }

    void threw(int task, int offset, long started, long ended, long cpuNanos, Throwable error) throws IOException {
        lock.lock();
        try {
            entry(offset, FrameType.THREW, started, ended, cpuNanos);
            ThrownError.write(frame, error);
            added(task);
        } finally {
            lock.unlock();
        }
    }

    void skipped(int task, int offset, long now) throws IOException {
        lock.lock();
        try {
            entry(offset, FrameType.SKIPPED, now, now, 0);
            added(task);
        } finally {
            lock.unlock();
        }
    }

    void done() throws IOException {
        lock.lock();
        try {
            frame.setByte(DONE_FLAG, 1);
            link.send(frame);
            empty = true;
        } finally {
            lock.unlock();
        }
    }

    private void entry(int offset, byte outcome, long started, long ended, long cpuNanos) {
        frame.putInt(offset).putByte(outcome).putLong(started).putLong(ended).putLong(cpuNanos);
    }

    private void added(int task) throws IOException {
        if (frame.size() >= LARGE) {
            link.send(frame);
            startFrame(task);
        } else if (empty) {
            empty = false;
            if (flusher == null) {
                flusher = new Thread(this::flushWhatGrowsOld, "result flusher");
                flusher.setDaemon(true);
                flusher.start();
            }
            waiting.signal();
        }
    }

    private void startFrame(int task) {
        frame = Link.frame(FrameType.RESULTS).putInt(task).putByte(0);
        empty = true;
    }

    private void flushWhatGrowsOld() {
        lock.lock();
        try {
            while (true) {
                while (empty) {
                    waiting.await();
                }
                Encoder old = frame;
                lock.unlock();
                try {
                    TimeUnit.MILLISECONDS.sleep(OLDEST_MILLIS);
                } finally {
                    lock.lock();
                }
                if (frame == old && !empty && frame.size() > HEADER) {
                    link.send(frame);
                    startFrame(frame.getInt(HEADER - 1 - Integer.BYTES));
                }
            }
        } catch (IOException | InterruptedException e) {
            // The main program is gone; the listener ends the process.
        } finally {
            lock.unlock();
        }
    }
}
