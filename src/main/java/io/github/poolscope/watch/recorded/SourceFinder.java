package io.github.poolscope.watch.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the source of a Java program's class: a class knows the name of its file only. Looks where build tools and {@code
 * java File.java} have it, beside the working directory and the folders of the class path.
 */
final class SourceFinder {
    private static final int LONGEST = 256 * 1024;
    private static final int MOST_FOLDERS = 200;
    private static final String LAUNCHER = "com.sun.tools.javac.launcher.";
    private static final List<String> USUAL = List.of("", "src/main/java", "src/test/java", "src");

    private final Set<Path> folders = new LinkedHashSet<>();
    private final List<Path> files = new ArrayList<>();

    /**
     * @param workingDirectory the program's
     * @param command the main class, or the file that was launched, with its arguments
     * @param classPath the class path, as the program has it
     */
    SourceFinder(String workingDirectory, String command, String classPath) {
        try {
            Path here = Path.of(workingDirectory);
            if (!here.isAbsolute()) {
                return;
            }
            launched(here, command);
            USUAL.forEach(usual -> folders.add(here.resolve(usual)));
            for (String entry : classPath.split(File.pathSeparator, MOST_FOLDERS)) {
                classes(here.resolve(entry));
            }
        } catch (InvalidPathException e) {
            // What was found before is looked through.
        }
    }

    private void launched(Path here, String command) {
        String[] words = command.split(" ", 3);
        if (words.length > 1 && words[0].contains(LAUNCHER)) {
            files.add(here.resolve(words[1]));
        }
    }

    /** Adds the folders of a project whose classes are in a folder, such as {@code target/classes}. */
    private void classes(Path folder) {
        if (folder.getFileName() == null || folder.getFileName().toString().endsWith(".jar")) {
            return;
        }
        folders.add(folder);
        Path above = folder.getParent();
        for (int i = 0; i < 4 && above != null; i++) {
            for (String usual : USUAL) {
                folders.add(above.resolve(usual));
            }
            above = above.getParent();
        }
    }

    /** Returns the text of a source file, named as {@code folder/of/package/Name.java}; empty if it is not found. */
    Optional<String> find(String name) {
        try {
            for (Path file : files) {
                if (file.endsWith(Path.of(name).getFileName())) {
                    Optional<String> text = read(file);
                    if (text.isPresent()) {
                        return text;
                    }
                }
            }
            for (Path folder : folders) {
                Path file = folder.resolve(name).normalize();
                Optional<String> text = file.startsWith(folder) ? read(file) : Optional.empty();
                if (text.isPresent()) {
                    return text;
                }
            }
        } catch (InvalidPathException e) {
            // No file has such a name.
        }
        return Optional.empty();
    }

    private static Optional<String> read(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.isRegularFile(file) && Files.size(file) <= LONGEST
                    ? Optional.of(new String(Files.readAllBytes(file), UTF_8))
                    : Optional.empty();
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }
}
