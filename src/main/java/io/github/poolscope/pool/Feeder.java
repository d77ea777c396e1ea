package io.github.poolscope.pool;

import io.github.poolscope.wire.Encoder;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input of one lazy call, on a thread of its own, so that a slow input holds up nobody else; never further
 * ahead of the consumer than the call's window.
 */
final class Feeder implements Runnable {
    private final LazyJob<?> job;
    private final Iterable<?> input;
    private final int chunksize;
    private final Tasks tasks;
    private final Dispatcher dispatcher;
    private final Runnable onEnd;

    Feeder(LazyJob<?> job, Iterable<?> input, int chunksize, Tasks tasks, Dispatcher dispatcher, Runnable onEnd) {
        this.job = job;
        this.input = input;
        this.chunksize = chunksize;
        this.tasks = tasks;
        this.dispatcher = dispatcher;
        this.onEnd = onEnd;
    }

    /** Starts reading; the thread ends with the input, or when nobody wants more of it. */
    void start(String poolName) {
        dispatcher.feederStarts();
        Thread thread = new Thread(this, poolName + " feeder");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Throwable error = null;
        try {
            feed();
        } catch (InterruptedException | RuntimeException | Error e) {
            error = e;
        } finally {
            job.inputEnded(error);
            dispatcher.feederEnds();
            onEnd.run();
        }
    }

    /** A chunk in which the input throws is given up whole, as CPython does. */
    private void feed() throws InterruptedException {
        Iterator<?> items = input.iterator();
        int position = 0;
        while (items.hasNext() && job.awaitRoom(chunksize)) {
            Encoder chunk = new Encoder(64);
            int size = 0;
            try {
                while (size < chunksize && items.hasNext()) {
                    encode(items.next(), position + size, chunk);
                    size++;
                }
            } catch (RuntimeException | Error e) {
                job.giveBack(chunksize);
                throw e;
            }
            if (size < chunksize) {
                job.giveBack(chunksize - size);
            }
            dispatcher.submit(List.of(tasks.submit(job, position, size, chunk.toBytes())));
            position += size;
        }
    }

    private static void encode(@Nullable Object item, int position, Encoder into) {
        try {
            into.putValue(item);
        } catch (IOException e) {
            throw new ItemUnsendableException(position, item, e);
        }
    }
}
