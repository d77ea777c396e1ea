package io.github.poolscope.workload;

import io.github.poolscope.files.Sha256;
import io.github.poolscope.task.TaskFunction;
import java.io.IOException;

/** Reads the file that its item names and returns its SHA-256 digest in lower-case hex, as {@code sha256sum} does. */
record FileHash() implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object call(Object item) throws IOException {
        return Sha256.of(FileItem.path(item));
    }
}
