package io.github.poolscope.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.files.TextFile;
import io.github.poolscope.task.TaskFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;

/**
 * Counts the words of the file that its item names: sequences of bytes between white space, as {@code wc -w} does, for
 * any contents. If a byte order mark indicates an encoding with multi-byte units, it counts sequences of characters.
 */
record FileWords() implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 1 << 16;
    private static final int MAX_MARK_LENGTH = 4;

    @Override
    public Object call(Object item) throws IOException {
        try (PushbackInputStream file =
                new PushbackInputStream(Files.newInputStream(FileItem.path(item)), MAX_MARK_LENGTH)) {
            Charset charset = TextFile.charset(file);
            return charset.equals(UTF_8) ? words(file) : words(new InputStreamReader(file, charset));
        }
    }

    private static long words(InputStream file) throws IOException {
        Words words = new Words();
        byte[] buffer = new byte[BUFFER];
        int read = file.read(buffer);
        while (read >= 0) {
            for (int i = 0; i < read; i++) {
                words.next(buffer[i]);
            }
            read = file.read(buffer);
        }
        return words.count;
    }

    private static long words(Reader text) throws IOException {
        Words words = new Words();
        char[] buffer = new char[BUFFER];
        int read = text.read(buffer);
        while (read >= 0) {
            for (int i = 0; i < read; i++) {
                words.next(buffer[i]);
            }
            read = text.read(buffer);
        }
        return words.count;
    }

    /** Counts the beginnings of words. */
    private static final class Words {
        private long count;
        private boolean inWord;

        void next(int unit) {
            boolean space = unit == ' ' || (unit >= '\t' && unit <= '\r');
            if (!space && !inWord) {
                count++;
            }
            inWord = !space;
        }
    }
}
