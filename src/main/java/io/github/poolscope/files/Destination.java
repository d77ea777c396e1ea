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
 * A place that a user named to be written to. A regular file is written whole or not at all: beside it first, then moved
 * onto it; where a symbolic link leads to it, the link stays. Devices, pipes and what this program has open, such as
 * {@code /dev/stdout}, are written to as they are. {@code -} is standard output. Any thread.
 */
public final class Destination {
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(UTF_8);

    /** What is to be written. */
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
     * Looks at a place without opening it, as what is to be written may take its time.
     *
     * @throws DestinationException if nothing can be written there, with what to do
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

    /** As the user named it. */
    public Path named() {
        return named;
    }

    /** Whether a file is made or replaced there, instead of something that exists being written to. */
    public boolean isFile() {
        return target.kind() == ResolvedPath.Kind.REGULAR;
    }

    /** Whether it is this program's standard output. */
    public boolean isStandardOutput() {
        return target.descriptor() == ResolvedPath.STANDARD_OUTPUT;
    }

    /** The file itself, to which a symbolic link may have led. */
    public Path file() {
        return target.path();
    }

    /**
     * The same, provided that it is not a file that is still needed.
     *
     * @param needed files, and folders whose files are
     * @throws DestinationException if it is one of them, by whatever name
     */
    public Destination apartFrom(Collection<Path> needed) throws DestinationException {
        if (needed.stream().anyMatch(this::isSame)) {
            throw new DestinationException(Phrase.of("files.is-needed", named));
        }
        return this;
    }

    /** Whether what is written here would replace {@code other}, or something within that folder. */
    public boolean isSame(Path other) {
        return target.isSame(other);
    }

    /** Whether both are one file or both this program's standard output; a device may be written to twice. */
    public boolean isSame(Destination other) {
        return target.isSame(other.target);
    }

    /**
     * Writes text in UTF-8. Returns when all of it is written, or, where it is written to a pipe, nobody reads it any more.
     *
     * @throws DestinationException if it can't be written; what was in a regular file before is still there
     */
    public void write(Content content) throws DestinationException {
        writeBytes(out -> {
            // What has no bytes, such as half of a surrogate pair, is replaced: a report must not fail for one item.
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
            // What can't even be opened has nobody who has stopped to read.
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

    /** A file that only its owner may read stays so. */
    private void keepPermissions(Path part) throws IOException {
        PosixFileAttributeView before = Files.getFileAttributeView(target.path(), PosixFileAttributeView.class);
        if (before != null && Files.exists(target.path())) {
            Files.setPosixFilePermissions(part, before.readAttributes().permissions());
        }
    }
}
