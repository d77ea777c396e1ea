package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.wire.Encoder;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serialises everything at the time of the call: later changes by the caller do not affect workers. */
final class SerialisedTransfer implements ItemTransfer {
    private final FunctionNumbers functions = new FunctionNumbers();

    /** Returns the names of the classes that contain the functions. */
    Set<String> functionClasses() {
        return functions.classes();
    }

    @Override
    public CalledFunction enter(TaskFunction<?, ?> function) {
        return functions.enter(function);
    }

    @Override
    public Packer packer() {
        return new BytePacker();
    }

    /** Bytes that several tasks share, so that a small task needs no array of its own. */
    static final class Segment {
        /** Complete before any of its tasks is dispatched. */
        byte[] bytes = {};
    }

    private static UnsendableException unsendable(int position, @Nullable Object item, IOException why) {
        String type = item == null ? "null" : item.getClass().getName();
        return new UnsendableException(
                "Item " + position + " of class " + type + " can't be sent to a worker: " + why.getMessage() + ".",
                item,
                String.valueOf(why.getMessage()),
                OptionalInt.of(position),
                why);
    }

    private static final class BytePacker implements Packer {
        private static final int SHARED = 1 << 15;

        private final Encoder items = new Encoder(64);
        private Segment segment = new Segment();
        private int from;

        @Override
        public void add(@Nullable Object item, int position) {
            try {
                items.putValue(item);
            } catch (IOException e) {
                throw unsendable(position, item, e);
            }
        }

        @Override
        public Packed seal() {
            Packed packed = new Packed(segment, from, items.size() - from);
            from = items.size();
            items.beginValues();
            if (from >= SHARED) {
                complete();
            }
            return packed;
        }

        @Override
        public void complete() {
            segment.bytes = items.detach();
            segment = new Segment();
            from = 0;
        }
    }
}
