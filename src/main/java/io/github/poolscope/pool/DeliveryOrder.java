package io.github.poolscope.pool;

import io.github.poolscope.trace.Trace;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of a lazy call that wait for delivery.
 *
 * <p>If ordered, an outcome may be delivered when all earlier positions were. If unordered, it may be when its task has
 * ended, so that the taskels of a task stay together and in order, as in CPython. Guarded by the call's lock.
 */
abstract sealed class DeliveryOrder {
    /** A waiting outcome. */
    record Held(int index, @Nullable Object value, @Nullable Throwable error) {}

    static DeliveryOrder ordered() {
        return new Ordered();
    }

    static DeliveryOrder unordered() {
        return new Unordered();
    }

    /** Called when taskels from a position on are submitted, whose indices are their positions and an offset. */
    void submitted(int position, int offset) {}

    /** Returns the index of the taskel that is delivered next; {@link Trace#NONE} if that is not known. */
    int awaited() {
        return Trace.NONE;
    }

    abstract void add(Task task, int position, Held held);

    /** Called when all of the task's taskels have been added, or the rest of it became another task. */
    abstract void taskEnded(Task task);

    /** Returns whether no outcome can be delivered. */
    abstract boolean isEmpty();

    /** Returns the next outcome to deliver; null if there is none. */
    abstract @Nullable Held take();

    abstract void clear();

    private static final class Ordered extends DeliveryOrder {
        private @Nullable Held[] ring = new @Nullable Held[64];
        private int next;
        /** From which positions on an offset is valid. */
        private final ArrayDeque<IndexOffset> offsets = new ArrayDeque<>();

        private record IndexOffset(int position, int offset) {}

        @Override
        void submitted(int position, int offset) {
            offsets.add(new IndexOffset(position, offset));
        }

        @Override
        int awaited() {
            int found = Trace.NONE;
            while (!offsets.isEmpty() && offsets.element().position() <= next) {
                found = next + offsets.remove().offset();
            }
            if (found != Trace.NONE) {
                offsets.addFirst(new IndexOffset(next, found - next));
            }
            return found;
        }

        @Override
        void add(Task task, int position, Held held) {
            while (position - next >= ring.length) {
                grow();
            }
            ring[position & (ring.length - 1)] = held;
        }

        private void grow() {
            @Nullable Held[] larger = new @Nullable Held[ring.length * 2];
            for (int i = next; i < next + ring.length; i++) {
                larger[i & (larger.length - 1)] = ring[i & (ring.length - 1)];
            }
            ring = larger;
        }

        @Override
        void taskEnded(Task task) {}

        @Override
        boolean isEmpty() {
            return ring[next & (ring.length - 1)] == null;
        }

        @Override
        @Nullable
        Held take() {
            int place = next & (ring.length - 1);
            Held held = ring[place];
            if (held != null) {
                ring[place] = null;
                next++;
            }
            return held;
        }

        @Override
        void clear() {
            Arrays.fill(ring, null);
        }
    }

    private static final class Unordered extends DeliveryOrder {
        private final Map<Task, ArrayDeque<Held>> byTask = new HashMap<>();
        private final ArrayDeque<Held> turn = new ArrayDeque<>();

        @Override
        void add(Task task, int position, Held held) {
            if (task.size == 1) {
                turn.add(held);
            } else {
                byTask.computeIfAbsent(task, t -> new ArrayDeque<>()).add(held);
            }
        }

        @Override
        void taskEnded(Task task) {
            ArrayDeque<Held> together = task.size == 1 ? null : byTask.remove(task);
            if (together != null) {
                turn.addAll(together);
            }
        }

        @Override
        boolean isEmpty() {
            return turn.isEmpty();
        }

        @Override
        @Nullable
        Held take() {
            return turn.poll();
        }

        @Override
        void clear() {
            turn.clear();
            byTask.clear();
        }
    }
}
