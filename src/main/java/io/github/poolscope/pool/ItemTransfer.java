package io.github.poolscope.pool;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.UnsendableException;
import org.jspecify.annotations.Nullable;

/** How functions and items are passed to the workers: serialised, or as objects. */
interface ItemTransfer {
    /**
     * Returns a function, ready to go.
     *
     * @throws UnsendableException if the function, or something it captures, can't be sent
     */
    CalledFunction enter(TaskFunction<?, ?> function);

    Packer packer();

    /** Packs the items of one task after another. Not thread-safe. */
    interface Packer {
        /**
         * Adds an item.
         *
         * @throws UnsendableException with {@code position} if the item can't be sent
         */
        void add(@Nullable Object item, int position);

        /** Returns what was added since the last call. */
        @CanIgnoreReturnValue
        Packed seal();

        /** Called before the sealed tasks may be dispatched. */
        default void complete() {}
    }

    /**
     * The items of a task.
     *
     * @param items an array of the objects; or a {@link SerialisedTransfer.Segment}, of which {@code length} bytes from
     *     {@code from} on belong to the task
     */
    record Packed(Object items, int from, int length) {}
}
