package io.github.poolscope.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a worker was given and has not finished, each in a slot, in the order in which they were given.
 *
 * <p>Guarded by the dispatcher's lock unless stated otherwise.
 */
final class TasksInFlight {
    private final AtomicReferenceArray<@Nullable Task> slots;
    private final int mask;
    private int next;
    private int count;
    private long bytes;

    /**
     * @param slots the number of slots: a power of two
     */
    TasksInFlight(int slots) {
        this.slots = new AtomicReferenceArray<>(slots);
        mask = slots - 1;
    }

    /** A task and its slot. */
    record Entry(int slot, Task task) {}

    int count() {
        return count;
    }

    /** Returns the size of its tasks' items on the wire, in bytes. */
    long bytes() {
        return bytes;
    }

    boolean hasRoom() {
        return slots.get(next & mask) == null;
    }

    /** Returns the slot of the next task. */
    int nextSlot() {
        return next & mask;
    }

    void add(Task task) {
        slots.set(next & mask, task);
        next++;
        count++;
        bytes += task.length;
    }

    /** Returns the task in a slot; null if there is none, or no such slot. Any thread. */
    @Nullable
    Task at(int slot) {
        return slot < 0 || slot > mask ? null : slots.get(slot);
    }

    /** Returns the task with that number on the wire; null if it has ended. Any thread. */
    @Nullable
    Task numbered(int wire) {
        for (int i = 0; i <= mask; i++) {
            Task task = slots.get(i);
            if (task != null && task.wire == wire) {
                return task;
            }
        }
        return null;
    }

    void remove(int slot) {
        Task task = slots.getAndSet(slot, null);
        if (task != null) {
            count--;
            bytes -= task.length;
        }
    }

    /** Returns the task given last; null if there is none. */
    @Nullable
    Task last() {
        for (int i = 1; i <= mask + 1; i++) {
            Task task = slots.get((next - i) & mask);
            if (task != null) {
                return task;
            }
        }
        return null;
    }

    /** Returns all tasks, in the order in which they were given. */
    List<Entry> all() {
        List<Entry> all = new ArrayList<>(count);
        for (int i = next - slots.length(); i != next && all.size() < count; i++) {
            Task task = slots.get(i & mask);
            if (task != null) {
                all.add(new Entry(i & mask, task));
            }
        }
        return all;
    }

    void clear() {
        for (Entry entry : all()) {
            remove(entry.slot());
        }
    }
}
