package io.github.poolscope.files;

import io.github.poolscope.words.Phrase;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a path leads after all symbolic links are followed.
 *
 * @param path a path without links; for a descriptor, the path under which the system shows it
 * @param descriptor the number of a file that this program has open; {@link #NO_DESCRIPTOR} for all others
 */
record ResolvedPath(Kind kind, Path path, int descriptor) {
    /** How it is written. */
    enum Kind {
        /** A regular file, or an unused name. */
        REGULAR,
        /** A device, a named pipe or a socket. */
        OTHER,
        /** A file that this program has open. */
        OPEN
    }

    private static final int NO_DESCRIPTOR = -1;
    static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;
    /** The maximum number of links that Linux follows. */
    private static final int MAX_LINKS = 40;

    private static final Pattern OPEN_FILES = Pattern.compile("/dev/fd|/proc/(\\d+)(/task/\\d+)?/fd");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static ResolvedPath of(Path named) throws DestinationException {
        if (named.toString().equals("-")) {
            return new ResolvedPath(Kind.OPEN, openFile(STANDARD_OUTPUT), STANDARD_OUTPUT);
        }
        Path path = named.toAbsolutePath();
        try {
            for (int links = 0; links < MAX_LINKS; links++) {
                Path name = path.getFileName();
                Path folder = path.getParent();
                if (name == null || folder == null || Files.isDirectory(path)) {
                    throw new DestinationException(Phrase.of("files.is-folder", named));
                }
                if (!Files.isDirectory(folder)) {
                    throw new DestinationException(Phrase.of("files.no-folder", folder));
                }
                Path real = folder.toRealPath();
                path = real.resolve(name);
                int descriptor = descriptor(real, name.toString());
                if (descriptor != NO_DESCRIPTOR) {
                    return new ResolvedPath(Kind.OPEN, path, descriptor);
                }
                if (!Files.isSymbolicLink(path)) {
                    boolean regular = Files.notExists(path, LinkOption.NOFOLLOW_LINKS) || Files.isRegularFile(path);
                    return new ResolvedPath(regular ? Kind.REGULAR : Kind.OTHER, path, NO_DESCRIPTOR);
                }
                path = real.resolve(Files.readSymbolicLink(path));
            }
        } catch (DestinationException e) {
            throw e;
        } catch (IOException e) {
            throw new DestinationException(Phrase.of("files.not-written", named, Reason.of(e)), e);
        }
        throw new DestinationException(Phrase.of("files.link-ring", named));
    }

    private static int descriptor(Path folder, String name) {
        Matcher place = OPEN_FILES.matcher(folder.toString());
        boolean own = place.matches()
                && (place.group(1) == null
                        || place.group(1)
                                .equals(Long.toString(ProcessHandle.current().pid())));
        return own && NUMBER.matcher(name).matches() ? Integer.parseInt(name) : NO_DESCRIPTOR;
    }

    private static Path openFile(int descriptor) {
        return Path.of("/dev/fd", Integer.toString(descriptor));
    }

    /** Opens what is not {@link Kind#REGULAR}; closing the stream does not close standard output or error. */
    OutputStream open() throws IOException {
        if (descriptor == STANDARD_OUTPUT) {
            return new Unclosed(FileDescriptor.out);
        }
        if (descriptor == STANDARD_ERROR) {
            return new Unclosed(FileDescriptor.err);
        }
        // Appends to a regular file that a shell has opened for this program.
        return Files.newOutputStream(
                path, Files.isRegularFile(path) ? StandardOpenOption.APPEND : StandardOpenOption.WRITE);
    }

    boolean isSame(ResolvedPath other) {
        if (kind == Kind.OTHER || other.kind == Kind.OTHER) {
            return false;
        }
        return (descriptor != NO_DESCRIPTOR && descriptor == other.descriptor) || isSameFile(other.path);
    }

    /** Returns whether this is that file, or a regular file in that folder or below. */
    boolean isSame(Path other) {
        if (kind == Kind.OTHER || !Files.exists(path)) {
            return kind == Kind.REGULAR && isSameFile(other);
        }
        try {
            return isSameFile(other)
                    || (Files.isDirectory(other) && path.toRealPath().startsWith(other.toRealPath()));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isSameFile(Path other) {
        try {
            if (Files.exists(path) && Files.exists(other)) {
                return isRegular(path) && isRegular(other) && Files.isSameFile(path, other);
            }
            return path.equals(of(other).path);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isRegular(Path path) {
        return Files.isRegularFile(path);
    }

    /** A standard stream without its own buffer, which {@code close} leaves open. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(FileDescriptor descriptor) {
            super(new FileOutputStream(descriptor));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
