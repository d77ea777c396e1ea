package io.github.poolscope.files;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;

/** Decodes a text file and refuses invalid bytes, naming their line. One thread at a time. */
final class TextReader extends Reader {
    /** The maximum length of a line in characters; a longer one is not text that a person wrote. */
    static final int MAX_LINE_LENGTH = 1 << 24;

    /** Marks the end of the text in files from DOS. */
    private static final char END_OF_FILE = '\u001A';

    private final Path file;
    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 13).flip();
    private boolean read;
    private boolean ended;
    private long line = 1;
    private int column;

    TextReader(Path file, InputStream in, Charset charset) {
        this.file = file;
        this.in = in;
        this.charset = charset;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] text, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int decoded = ended ? -1 : decode(CharBuffer.wrap(text, from, length));
        for (int i = from; i < from + decoded; i++) {
            if (text[i] == END_OF_FILE) {
                checkRest(text, i, from + decoded);
                ended = true;
                return i == from ? -1 : i - from;
            }
            count(text[i]);
        }
        return decoded;
    }

    /**
     * Decodes at least one character; returns how many, or -1 at the end. Reads bytes, which may block, only if it has
     * none.
     */
    private int decode(CharBuffer out) throws IOException {
        int from = out.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, out, read);
            if (out.position() > from) {
                return out.position() - from;
            }
            if (result.isError()) {
                throw new TextFileException(Phrase.of("files.text-encoding", file, charset.name(), line));
            }
            if (result.isOverflow()) {
                // The buffer has room for one character and the text needs two: such a buffer is too small for any
                // text.
                throw new IOException("a buffer of one character is too small");
            }
            if (read) {
                return -1;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int more = in.read(bytes.array(), bytes.position(), bytes.remaining());
        read = more < 0;
        bytes.position(bytes.position() + Math.max(0, more)).flip();
    }

    private void count(char c) throws IOException {
        if (c == 0) {
            throw new TextFileException(Phrase.of("files.text-nul", file, line));
        }
        column++;
        if (c == '\n' || c == '\r') {
            line += c == '\n' ? 1 : 0;
            column = 0;
        } else if (column > MAX_LINE_LENGTH) {
            throw new TextFileException(Phrase.of("files.text-line", file, line, MAX_LINE_LENGTH));
        }
    }

    /** Refuses text after the end mark; only more marks and zeros may follow it, as anything else would be lost. */
    private void checkRest(char[] text, int from, int to) throws IOException {
        char[] rest = text;
        int at = from;
        int end = to;
        while (end >= 0) {
            for (; at < end; at++) {
                if (rest[at] != END_OF_FILE && rest[at] != 0) {
                    throw new TextFileException(Phrase.of("files.text-behind-end", file, line));
                }
            }
            rest = new char[1 << 10];
            at = 0;
            end = decode(CharBuffer.wrap(rest));
        }
    }

    @Override
    public boolean ready() {
        // The available bytes of a pipe are unknown.
        return bytes.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
