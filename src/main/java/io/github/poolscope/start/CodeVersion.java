package io.github.poolscope.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Identifies the contents of the jars and folders of a class path, to detect changed code. A file with unchanged size,
 * times and inode is not read again. Thread-safe.
 */
final class CodeVersion {
    /** A file younger than this, in milliseconds, is always read: it may change again without a change of its time. */
    private static final long COARSEST_CLOCK_MILLIS = 2_000;

    private static final Map<Path, Read> READ = new ConcurrentHashMap<>();

    private CodeVersion() {}

    /** A file's attributes when it was read, and the digest of its contents. */
    private record Read(List<Object> attributes, String digest) {}

    /** Returns an identifier that is equal for equal contents; an unreadable entry counts as empty. */
    static String of(List<Path> classPath) {
        if (classPath.isEmpty()) {
            return "";
        }
        MessageDigest digest = sha256();
        for (Path entry : classPath) {
            digest.update((entry + "\0").getBytes(UTF_8));
            try (Stream<Path> files = Files.walk(entry)) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> add(digest, entry, file));
            } catch (IOException | UncheckedIOException e) {
                // The worker that needs a class of it reports the error.
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Path entry, Path file) {
        try {
            digest.update((entry.relativize(file) + "\0" + digest(file) + "\0").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) throws IOException {
        Path key = file.toAbsolutePath();
        BasicFileAttributes attributes = Files.readAttributes(key, BasicFileAttributes.class);
        List<Object> now = List.of(
                attributes.size(), attributes.lastModifiedTime(), Objects.requireNonNullElse(attributes.fileKey(), ""));
        Read known = READ.get(key);
        if (known != null && known.attributes.equals(now)) {
            return known.digest;
        }
        String digest = read(key);
        if (attributes.lastModifiedTime().toInstant().isBefore(Instant.now().minusMillis(COARSEST_CLOCK_MILLIS))) {
            READ.put(key, new Read(now, digest));
        } else {
            READ.remove(key);
        }
        return digest;
    }

    private static String read(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has this algorithm.
        }
    }
}
