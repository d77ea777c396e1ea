package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.UnsendableException;
import org.jspecify.annotations.Nullable;

/** How functions and items get to the workers: as bytes, or as they are. */
interface ItemTransfer {
    /**
     * A function, ready to go.
     *
     * @throws UnsendableException if the function, or something it captures, can't be sent
     */
    CalledFunction enter(TaskFunction<?, ?> function);

    Packer packer();

    /** Packs the items of one task after another. For one thread. */
    interface Packer {
        /**
         * Packs one item more.
         *
         * @throws UnsendableException naming {@code position} if the item can't be sent
         */
        void add(@Nullable Object item, int position);

        /** What was added since the last time. */
        Packed seal();

        /** From now on the tasks that were sealed may be handed out. */
        default void complete() {}
    }

    /**
     * The items of a task.
     *
     * @param items an array of the objects as they are; or a {@link SerialisedTransfer.Segment}, of which {@code length} bytes
     *     from {@code from} on are the task's
     */
    record Packed(Object items, int from, int length) {}
}
