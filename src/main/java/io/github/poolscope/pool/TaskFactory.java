package io.github.poolscope.pool;

import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Recorder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Creates tasks from input and records them. */
final class TaskFactory {
    private static final ItemTransfer.Packed NOTHING = new ItemTransfer.Packed("", 0, 0);

    private final Recorder recorder;
    private final ItemTransfer transfer;
    private final AtomicInteger numbers = new AtomicInteger();

    TaskFactory(Recorder recorder, ItemTransfer transfer) {
        this.recorder = recorder;
        this.transfer = transfer;
    }

    /** Reads all items. */
    static <T extends @Nullable Object> List<T> all(Iterable<? extends T> items) {
        if (items instanceof Collection<? extends T> collection) {
            return new ArrayList<>(collection);
        }
        List<T> all = new ArrayList<>();
        items.forEach(all::add);
        return all;
    }

    /** Consecutive items that form one task, or one item that can't be sent. */
    private record Chunk(
            int position,
            int size,
            ItemTransfer.Packed items,
            @Nullable UnsendableException unsendable) {}

    /** Groups the items of a call into chunks. Not thread-safe. */
    final class Packing {
        private final ItemTransfer.Packer packer = transfer.packer();
        private final List<Chunk> chunks = new ArrayList<>();
        private final boolean keepsItems = recorder.wantsItems();
        /** The items that were added since the last call of {@link #tasks}, if they are recorded. */
        private final List<@Nullable Object> items = new ArrayList<>();

        private int first;
        private int position;

        /** Adds an item; an item that can't be sent becomes a chunk of its own. */
        void add(@Nullable Object item) {
            if (keepsItems) {
                items.add(item);
            }
            try {
                packer.add(item, position);
                position++;
            } catch (UnsendableException e) {
                seal();
                chunks.add(new Chunk(position, 1, NOTHING, e));
                position++;
                first = position;
            }
        }

        /** Makes a chunk of the items added since the last one. */
        void seal() {
            if (position > first) {
                chunks.add(new Chunk(first, position - first, packer.seal(), null));
                first = position;
            }
        }

        /** Drops the items added since the last chunk. */
        void discard() {
            packer.seal();
            items.subList(Math.max(0, items.size() - (position - first)), items.size())
                    .clear();
            position = first;
        }

        int position() {
            return position;
        }

        /**
         * Returns tasks for the chunks since the last call; taskels that can't be sent fail at once.
         *
         * @param firstIndex the index in the recorder of the call's first item
         */
        List<Task> tasks(Job job, int firstIndex) {
            packer.complete();
            if (chunks.isEmpty()) {
                return List.of();
            }
            recordItems(firstIndex + chunks.get(0).position());
            List<Task> tasks = new ArrayList<>(chunks.size());
            int number = record(firstIndex + chunks.get(0).position());
            for (Chunk chunk : chunks) {
                int index = firstIndex + chunk.position();
                Task task = new Task(
                        job,
                        numbers.incrementAndGet(),
                        number++,
                        index,
                        chunk.position(),
                        chunk.size(),
                        chunk.items(),
                        0,
                        0);
                UnsendableException unsendable = chunk.unsendable();
                if (unsendable == null) {
                    tasks.add(task);
                } else {
                    fail(task, unsendable);
                }
            }
            chunks.clear();
            return tasks;
        }

        private void recordItems(int index) {
            if (!items.isEmpty()) {
                List<@Nullable Object> inChunks = items.subList(0, items.size() - (position - first));
                recorder.items(index, inChunks);
                inChunks.clear();
            }
        }

        /** Records the tasks; returns the number of the first. */
        private int record(int index) {
            if (chunks.size() == 1) {
                return recorder.task(index, chunks.get(0).size());
            }
            int[] sizes = new int[chunks.size()];
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = chunks.get(i).size();
            }
            return recorder.tasks(index, sizes);
        }
    }

    /** Returns a new task with a part of a task: {@code size} taskels from {@code offset} on. */
    Task part(Task task, int offset, int size, int attempt) {
        int index = task.firstIndex + offset;
        return new Task(
                task.job,
                numbers.incrementAndGet(),
                recorder.task(index, size),
                index,
                task.firstPosition + offset,
                size,
                new ItemTransfer.Packed(task.items, task.from, task.length),
                task.skip + offset,
                attempt);
    }

    private void fail(Task task, UnsendableException why) {
        recorder.failed(
                new Failure(task.firstIndex, why.getClass().getSimpleName(), String.valueOf(why.getMessage()), ""));
        recorder.dropped(task.firstIndex, Outcome.FAILED, System.nanoTime());
        task.job.settled(task, task.firstPosition, task.firstIndex, null, why);
        task.job.taskEnded(task);
    }
}
