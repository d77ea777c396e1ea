package io.github.poolscope.start;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where this program's classes are, however it was started: from a class path, a module path, or by a custom class
 * loader that contains this library and probably the program too.
 */
final class ProgramClassPath {
    private ProgramClassPath() {}

    /**
     * Returns all entries as absolute paths.
     *
     * @throws IOException if the library is not among them
     */
    static List<Path> entries() throws IOException {
        Set<Path> entries = new LinkedHashSet<>();
        String classPath = System.getProperty("java.class.path", "");
        if (!classPath.isEmpty()) {
            for (String entry : classPath.split(File.pathSeparator, -1)) {
                entries.add(Path.of(entry).toAbsolutePath()); // An empty entry is the working directory.
            }
        }
        for (String entry : System.getProperty("jdk.module.path", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.addAll(modules(Path.of(entry).toAbsolutePath()));
            }
        }
        addThoseOf(ClassLoader.getSystemClassLoader(), entries);
        addThoseOf(ProgramClassPath.class.getClassLoader(), entries);
        Optional<Path> library = place();
        library.ifPresent(entries::add);
        if (library.isEmpty() && !isOnClassPath()) {
            throw notReadable();
        }
        return List.copyOf(entries);
    }

    /**
     * Adds the entries of a class loader that makes them public, and of its parents; the JVM's built-in loaders don't.
     */
    private static void addThoseOf(ClassLoader first, Set<Path> entries) {
        for (@Nullable ClassLoader loader = first; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader named) {
                for (URL url : named.getURLs()) {
                    file(url).ifPresent(entries::add);
                }
            }
        }
    }

    /**
     * Returns the jar or folder of this library.
     *
     * @throws IOException if another JVM can't read it
     */
    static Path library() throws IOException {
        return place().orElseThrow(ProgramClassPath::notReadable);
    }

    private static Optional<Path> place() {
        @Nullable
        CodeSource source = ProgramClassPath.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? Optional.empty() : file(location);
    }

    private static boolean isOnClassPath() {
        String name = ProgramClassPath.class.getName().replace('.', '/') + ".class";
        return ClassLoader.getSystemClassLoader().getResource(name) != null;
    }

    private static IOException notReadable() {
        return new IOException("the Poolscope library lies where a worker's JVM can't read it (within another archive,"
                + " or made by a class loader): have it as a jar of its own");
    }

    private static Optional<Path> file(URL url) {
        try {
            return url.getProtocol().equals("file") ? Optional.of(Path.of(url.toURI())) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the modules of a module path entry, which is a module, or a folder of modules; a class path does not
     * support the latter.
     */
    private static List<Path> modules(Path entry) throws IOException {
        if (!Files.isDirectory(entry) || Files.exists(entry.resolve("module-info.class"))) {
            return List.of(entry);
        }
        List<Path> modules = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(entry)) {
            for (Path child : children) {
                boolean jar = child.getFileName().toString().endsWith(".jar");
                if (jar || Files.exists(child.resolve("module-info.class"))) {
                    modules.add(child);
                }
            }
        }
        modules.sort(null);
        return modules;
    }
}
