package io.github.poolscope.pool;

import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.TaskFunction;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Everything serialised at the moment of the call: what the caller changes afterwards reaches no worker. */
final class ByteCargo implements Cargo {
    private final FunctionBook functions = new FunctionBook();

    @Override
    public Callee enter(TaskFunction<?, ?> function) {
        return functions.enter(function);
    }

    @Override
    public Packer packer() {
        return new Packer() {
            private final Encoder chunk = new Encoder(64);

            @Override
            public void add(@Nullable Object item, int position) {
                try {
                    chunk.putValue(item);
                } catch (IOException e) {
                    throw new ItemUnsendableException(position, item, e);
                }
            }

            @Override
            public Object seal() {
                byte[] bytes = chunk.toBytes();
                chunk.truncate(0);
                return bytes;
            }
        };
    }
}
