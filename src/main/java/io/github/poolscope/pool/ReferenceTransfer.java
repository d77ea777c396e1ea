package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes objects unchanged, for workers that share this program's memory. */
final class ReferenceTransfer implements ItemTransfer {
    @Override
    @SuppressWarnings("unchecked") // The typed methods of the pool pass only their own items.
    public CalledFunction enter(TaskFunction<?, ?> function) {
        return new CalledFunction(
                0, new byte[0], (TaskFunction<@Nullable Object, @Nullable Object>) function, new ServiceTime());
    }

    @Override
    public Packer packer() {
        return new Packer() {
            private final List<@Nullable Object> chunk = new ArrayList<>();

            @Override
            public void add(@Nullable Object item, int position) {
                chunk.add(item);
            }

            @Override
            public Packed seal() {
                @Nullable Object[] items = chunk.toArray();
                chunk.clear();
                return new Packed(items, 0, 0);
            }
        };
    }
}
