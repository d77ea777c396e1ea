package io.github.poolscope.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.words.Phrase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a text file that the user names: UTF-8, or the encoding of its byte order mark. Bytes that are invalid in that
 * encoding are refused instead of being replaced. A pipe is read once, as it comes.
 */
public final class TextFile {
    private TextFile() {}

    /**
     * Opens a file. Its reader throws {@link TextFileException} at bytes that are not text.
     *
     * @throws IOException if it can't be read
     */
    public static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            PushbackInputStream start = new PushbackInputStream(bytes, 4);
            Charset charset = charset(start);
            return new BufferedReader(new TextReader(file, start, charset));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * Returns the contents of a small file, such as a plan.
     *
     * @param most the maximum number of characters
     * @throws TextFileException if it is not text, or longer
     * @throws IOException if it can't be read
     */
    public static String read(Path file, int most) throws IOException {
        try (Reader reader = open(file)) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[1 << 13];
            int read = reader.read(buffer);
            while (read >= 0) {
                text.append(buffer, 0, read);
                if (text.length() > most) {
                    throw new TextFileException(Phrase.of("files.text-too-long", file, most));
                }
                read = reader.read(buffer);
            }
            return text.toString();
        }
    }

    /**
     * Skips a byte order mark and returns the encoding; UTF-8 if there is none.
     *
     * @param in a stream with room for four bytes to be pushed back
     */
    public static Charset charset(PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(4);
        int first = start.length > 0 ? start[0] & 0xFF : -1;
        int second = start.length > 1 ? start[1] & 0xFF : -1;
        int third = start.length > 2 ? start[2] & 0xFF : -1;
        int fourth = start.length > 3 ? start[3] & 0xFF : -1;
        Charset charset = UTF_8;
        int mark = 0;
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            mark = 3;
        } else if (first == 0 && second == 0 && third == 0xFE && fourth == 0xFF) {
            charset = Charset.forName("UTF-32BE");
            mark = 4;
        } else if (first == 0xFF && second == 0xFE && third == 0 && fourth == 0) {
            charset = Charset.forName("UTF-32LE");
            mark = 4;
        } else if (first == 0xFE && second == 0xFF) {
            charset = UTF_16BE;
            mark = 2;
        } else if (first == 0xFF && second == 0xFE) {
            charset = UTF_16LE;
            mark = 2;
        }
        in.unread(start, mark, start.length - mark);
        return charset;
    }
}
