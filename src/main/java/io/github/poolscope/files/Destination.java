package io.github.poolscope.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.words.Phrase;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Collection;

/**
 * A place to write to that the user named. A regular file is written as a whole or not at all: first to a file beside
 * it, which is then moved onto it; a symbolic link that leads to it is kept. Devices, pipes and files that this program
 * has open, such as {@code /dev/stdout}, are written to directly. {@code -} is standard output. Any thread.
 */
public final class Destination {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);

    /** Writes the contents. */
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    private interface Bytes {
        void write(OutputStream out) throws IOException;
    }

    private final Path named;
    private final ResolvedPath target;

    private Destination(Path named, ResolvedPath target) {
        this.named = named;
        this.target = target;
    }

    /**
     * Checks a place without opening it, because producing the contents may take time.
     *
     * @throws DestinationException if nothing can be written there; the message says what to do
     */
    public static Destination of(Path named) throws DestinationException {
        ResolvedPath target = ResolvedPath.of(named);
        if (target.kind() == ResolvedPath.Kind.REGULAR) {
            check(named, target.path());
        }
        return new Destination(named, target);
    }

    private static void check(Path named, Path file) throws DestinationException {
        Path folder = file.getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new DestinationException(Phrase.of("files.is-folder", named));
        }
        if (!Files.isDirectory(folder)) {
            throw new DestinationException(Phrase.of("files.no-folder", folder));
        }
        if (!Files.isWritable(folder)) {
            throw new DestinationException(Phrase.of("files.folder-unwritable", folder));
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new DestinationException(Phrase.of("files.read-only", named));
        }
    }

    /** Returns the path as the user named it. */
    public Path named() {
        return named;
    }

    /** Returns whether a file is created or replaced, instead of something that exists being written to. */
    public boolean isFile() {
        return target.kind() == ResolvedPath.Kind.REGULAR;
    }

    /** Returns whether it is this program's standard output. */
    public boolean isStandardOutput() {
        return target.descriptor() == ResolvedPath.STANDARD_OUTPUT;
    }

    /** Returns the file itself, after following symbolic links. */
    public Path file() {
        return target.path();
    }

    /**
     * Returns this destination if it is not a file that is still needed.
     *
     * @param needed files, and folders whose files are needed
     * @throws DestinationException if it is one of them, under any name
     */
    public Destination apartFrom(Collection<Path> needed) throws DestinationException {
        if (needed.stream().anyMatch(this::isSame)) {
            throw new DestinationException(Phrase.of("files.is-needed", named));
        }
        return this;
    }

    /** Returns whether writing here would replace {@code other}, or a file within that folder. */
    public boolean isSame(Path other) {
        return target.isSame(other);
    }

    /** Returns whether both are one file or both this program's standard output; a device may be written to twice. */
    public boolean isSame(Destination other) {
        return target.isSame(other.target);
    }

    /**
     * Writes text in UTF-8. Returns when everything is written, or when the reader of a pipe has closed it.
     *
     * @throws DestinationException if it can't be written; the previous contents of a regular file are kept
     */
    public void write(Content content) throws DestinationException {
        writeBytes(out -> {
            // Replaces characters without an encoding, such as half a surrogate pair: one item must not make a report
            // fail.
            Writer writer = new BufferedWriter(new OutputStreamWriter(
                    out,
                    UTF_8.newEncoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .replaceWith(REPLACEMENT)));
            content.write(writer);
            writer.flush();
        });
    }

    /** Writes text, as {@link #write(Content)} does. */
    public void write(String text) throws DestinationException {
        write(out -> out.write(text));
    }

    /** Writes bytes, as {@link #write(Content)} does. */
    public void write(byte[] bytes) throws DestinationException {
        writeBytes(out -> out.write(bytes));
    }

    private void writeBytes(Bytes content) throws DestinationException {
        try {
            if (isFile()) {
                replace(content);
            } else {
                try (OutputStream out = new BufferedOutputStream(target.open())) {
                    content.write(out);
                }
            }
        } catch (IOException e) {
            // An error on opening can't mean that a reader has closed the pipe.
            if (e instanceof FileSystemException || !PipeCheck.is(target.path())) {
                throw new DestinationException(Phrase.of("files.not-written", named, Reason.of(e)), e);
            }
        }
    }

    private void replace(Bytes content) throws IOException {
        Path part = PartFile.beside(target.path());
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW))) {
                keepPermissions(part);
                content.write(out);
            }
            Files.move(part, target.path(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Keeps the permissions, so that a file that only its owner may read stays private. */
    private void keepPermissions(Path part) throws IOException {
        PosixFileAttributeView before = Files.getFileAttributeView(target.path(), PosixFileAttributeView.class);
        if (before != null && Files.exists(target.path())) {
            Files.setPosixFilePermissions(part, before.readAttributes().permissions());
        }
    }
}
