package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.Encoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Cuts input into tasks and tells the recorder of them. */
final class Tasks {
    private final Recorder recorder;

    Tasks(Recorder recorder) {
        this.recorder = recorder;
    }

    /** One task of taskels that are submitted now. */
    Task submit(Job job, int position, int size, byte[] items) {
        int index = recorder.submitted(size, System.nanoTime());
        return new Task(job, recorder.task(index, size), index, position, size, items, 0);
    }

    /** The tasks of a whole input that was submitted before under the indices from {@code firstIndex} on. */
    List<Task> cut(Job job, List<byte[]> chunks, int size, int chunksize, int firstIndex) {
        List<Task> tasks = new ArrayList<>(chunks.size());
        int position = 0;
        for (byte[] chunk : chunks) {
            int taskels = Math.min(chunksize, size - position);
            int index = firstIndex + position;
            tasks.add(new Task(job, recorder.task(index, taskels), index, position, taskels, chunk, 0));
            position += taskels;
        }
        return tasks;
    }

    /** The items of each chunk, encoded. */
    static List<byte[]> encode(List<?> items, int chunksize) {
        List<byte[]> chunks = new ArrayList<>();
        Encoder chunk = new Encoder(64);
        for (int i = 0; i < items.size(); i++) {
            try {
                chunk.putValue(items.get(i));
            } catch (IOException e) {
                throw new ItemUnsendableException(i, items.get(i), e);
            }
            if ((i + 1) % chunksize == 0 || i + 1 == items.size()) {
                chunks.add(chunk.toBytes());
                chunk.truncate(0);
            }
        }
        return chunks;
    }
}
