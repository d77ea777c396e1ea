package io.github.poolscope.testing;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Makes JVMs that tests start faster: they map an archive of the JDK's classes, and their class path leaves out
 * libraries that only the tests' own JVM needs, because a JVM opens each jar when it looks for a service.
 */
public final class QuickStarts implements LauncherSessionListener {
    private static final String PATH = "java.class.path";
    /** The beginnings of the names of jars that test functions and printed programs need. */
    private static final List<String> NEEDED = List.of(
            "assertj-core", "awaitility", "commons-", "hamcrest", "jackson-", "junit-jupiter-api", "opentest4j");

    private static final String OPTIONS = "poolscope.worker.options";

    /** Only in the JVM of the tests: Maven also opens a session, to list the tests. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        List<String> path = List.of(System.getProperty(PATH).split(File.pathSeparator, -1));
        if (path.stream().noneMatch(entry -> entry.endsWith("test-classes"))) {
            return;
        }
        System.setProperty(
                PATH, path.stream().filter(QuickStarts::isNeeded).collect(Collectors.joining(File.pathSeparator)));
        System.setProperty(
                OPTIONS, System.getProperty(OPTIONS, "") + " " + String.join(" ", ClassDataArchive.ofTheJdk()));
    }

    private static boolean isNeeded(String entry) {
        String name = Path.of(entry).getFileName().toString();
        return !name.endsWith(".jar") || NEEDED.stream().anyMatch(name::startsWith);
    }
}
