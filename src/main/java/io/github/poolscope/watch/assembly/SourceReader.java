package io.github.poolscope.watch.assembly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.trace.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the beginning of source files of this machine, in UTF-8 or in the encoding that a Python file names. */
final class SourceReader {
    /** Where Python looks for the encoding: in a comment of one of the first two lines. */
    private static final Pattern CODING = Pattern.compile(
            "\\A(?:[ \\t\\f]*(?:#[^\\r\\n]*)?\\r?\\n)?[ \\t\\f]*#[^\\r\\n]*?coding[:=][ \\t]*([-\\w.]+)");

    private static final int LONGEST_CODING_LINES = 4_096;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** The text of a file, or its beginning. */
    record Text(String text, boolean isWhole) {}

    /** Returns the text of a file; empty if there is no such plain file, or it can't be read. */
    Optional<Text> read(String path) {
        try {
            Path file = Path.of(path);
            if (!file.isAbsolute() || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(Sources.MAX_BYTES + 1);
                boolean isWhole = bytes.length <= Sources.MAX_BYTES;
                int from = startsWithMark(bytes) ? MARK.length : 0;
                int length = Math.min(bytes.length, Sources.MAX_BYTES) - from;
                return Optional.of(new Text(new String(bytes, from, length, charset(bytes)), isWhole));
            }
        } catch (InvalidPathException | IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2];
    }

    private static Charset charset(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_CODING_LINES), ISO_8859_1);
        Matcher coding = CODING.matcher(start);
        if (startsWithMark(bytes) || !coding.find()) {
            return UTF_8;
        }
        try {
            return Charset.forName(coding.group(1));
        } catch (IllegalArgumentException e) { // One that Java does not have.
            return UTF_8;
        }
    }
}
