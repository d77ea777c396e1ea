package io.github.poolscope.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Python tracer of this program's resources, as files that a Python interpreter can load. */
final class UnpackedTracer {
    private static final String ROOT = "python/";
    /** The resource with the names of all files, one per line. */
    private static final String LIST = "files.txt";

    private static final int HASH_LENGTH = 16;

    private static @Nullable Map<String, byte[]> read;

    private final Path folder;

    private UnpackedTracer(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns the tracer's files in a folder of {@code cache}, named after their contents, where they stay for the next
     * programs, together with the code that Python compiles from them. Writes them if they are missing or damaged.
     *
     * @throws IOException if they can't be written
     */
    static UnpackedTracer in(Path cache) throws IOException {
        Map<String, byte[]> files = resources();
        Path folder = cache.resolve("python-tracer-" + hash(files));
        if (!isThere(folder, files)) {
            Files.createDirectories(cache);
            write(cache, folder, files);
        }
        return new UnpackedTracer(folder);
    }

    /** Returns the folder to put first on {@code PYTHONPATH}. */
    Path boot() {
        return folder.resolve("boot");
    }

    /** Returns one of the files. */
    Path path(String name) {
        return folder.resolve(name);
    }

    /** Returns the script that loads the tracer into an interpreter which ignores its environment. */
    Path launcher() {
        return boot().resolve("launch.py");
    }

    /** Returns the contents of all files by their names; reads them once. */
    private static synchronized Map<String, byte[]> resources() throws IOException {
        Map<String, byte[]> files = read;
        if (files == null) {
            files = readResources();
            read = files;
        }
        return files;
    }

    private static Map<String, byte[]> readResources() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : new String(resource(LIST), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!name.isBlank()) {
                files.put(name, resource(name));
            }
        }
        return files;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream resource = UnpackedTracer.class.getResourceAsStream(ROOT + name)) {
            if (resource == null) {
                throw new IOException(name + " is missing in this program");
            }
            return resource.readAllBytes();
        }
    }

    private static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update((name + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Each Java runtime has it.
        }
    }

    private static boolean isThere(Path folder, Map<String, byte[]> files) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            try {
                if (!Arrays.equals(Files.readAllBytes(folder.resolve(file.getKey())), file.getValue())) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** Writes the files so that other processes see all of them or none. */
    private static void write(Path cache, Path folder, Map<String, byte[]> files) throws IOException {
        Path made = Files.createTempDirectory(cache, "new-");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = made.resolve(file.getKey());
            Files.createDirectories(folderOf(path));
            Files.write(path, file.getValue());
        }
        try {
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            replaceDamaged(folder, made, files);
        }
    }

    /** Another process has written them in the meantime, or some of them are damaged: writes them one by one. */
    private static void replaceDamaged(Path folder, Path made, Map<String, byte[]> files) throws IOException {
        for (String name : files.keySet()) {
            Path path = folder.resolve(name);
            Files.createDirectories(folderOf(path));
            Files.move(made.resolve(name), path, StandardCopyOption.REPLACE_EXISTING);
        }
        removeEmpty(made);
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "it is in the cache");
    }

    private static void removeEmpty(Path folder) throws IOException {
        try (var inner = Files.newDirectoryStream(folder)) {
            for (Path path : inner) {
                removeEmpty(path);
            }
        }
        Files.deleteIfExists(folder);
    }
}
