package io.github.poolscope.workload;

import io.github.poolscope.wire.TaskFunction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** Counts the words of the file that its item names: runs of bytes between white space, as {@code wc -w} does. */
record FileWords() implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 1 << 16;

    @Override
    public Object call(Object item) throws IOException {
        long words = 0;
        boolean inWord = false;
        byte[] buffer = new byte[BUFFER];
        try (InputStream file = Files.newInputStream(FileItem.path(item))) {
            int read = file.read(buffer);
            while (read >= 0) {
                for (int i = 0; i < read; i++) {
                    boolean space = buffer[i] == ' ' || (buffer[i] >= '\t' && buffer[i] <= '\r');
                    if (inWord && space) {
                        words++;
                    }
                    inWord = !space;
                }
                read = file.read(buffer);
            }
        }
        return inWord ? words + 1 : words;
    }
}
