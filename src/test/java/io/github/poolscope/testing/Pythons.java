package io.github.poolscope.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The Pythons of this machine: the one in the PATH, Debian's, those of pyenv, and those that the environment variable
 * {@code POOLSCOPE_TEST_PYTHONS} names, separated as in a PATH.
 */
public final class Pythons {
    /** The property with which the tests of the tracer run on all Pythons, in all ways. */
    public static final boolean ALL = Boolean.getBoolean("poolscope.python.all");

    private static final String NONE = "no CPython from 3.8 on was found: neither python3 in the PATH, nor"
            + " /usr/bin/python3, nor one of pyenv, nor one named by POOLSCOPE_TEST_PYTHONS";

    private static final String QUESTION =
            "import sys; print(sys.executable); print('%d %d %d' % sys.version_info[:3]);"
                    + " print(hasattr(sys, 'implementation') and sys.implementation.name or 'cpython')";

    private static final List<Installed> FOUND = find();

    private Pythons() {}

    /** A Python, with the version that it tells. */
    public record Installed(Path executable, int major, int minor, int micro) {
        /** Returns whether its version is not below {@code major.minor}. */
        public boolean isFrom(int leastMajor, int leastMinor) {
            return major > leastMajor || (major == leastMajor && minor >= leastMinor);
        }

        /** Returns whether the tracer is made for its version. */
        public boolean isSupported() {
            return isFrom(3, 8);
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + micro + " " + executable;
        }
    }

    /** Returns those that the tracer is made for, the oldest first. */
    public static List<Installed> supported() {
        return FOUND.stream().filter(Installed::isSupported).toList();
    }

    /** Returns those that are too old for the tracer. */
    public static List<Installed> tooOld() {
        return FOUND.stream().filter(python -> !python.isSupported()).toList();
    }

    /** Aborts the test if there is no Python that the tracer is made for. */
    public static void assumeSupported() {
        assumeTrue(!supported().isEmpty(), NONE);
    }

    /** Returns the one on which most is tested: Debian's, as in CI, otherwise the newest. Aborts the test without one. */
    public static Installed representative() {
        assumeSupported();
        List<Installed> all = supported();
        return all.stream()
                .filter(python -> python.executable().startsWith("/usr/bin"))
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }

    /** Returns the representative one, the oldest and the newest, or all with {@code -Dpoolscope.python.all=true}. */
    public static List<Installed> several() {
        if (ALL) {
            return supported();
        }
        List<Installed> all = supported();
        return Stream.of(representative(), all.get(0), all.get(all.size() - 1))
                .distinct()
                .toList();
    }

    private static List<Installed> find() {
        List<Path> candidates = new ArrayList<>();
        addFromPath(candidates);
        candidates.add(Path.of("/usr/bin/python3"));
        addFromPyenv(candidates);
        String named = System.getenv().getOrDefault("POOLSCOPE_TEST_PYTHONS", "");
        Arrays.stream(named.split(File.pathSeparator, -1))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .forEach(candidates::add);
        Map<Path, Installed> found = new LinkedHashMap<>();
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate)) {
                ask(candidate).forEach(python -> found.putIfAbsent(real(python.executable()), python));
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparingInt(Installed::major)
                        .thenComparingInt(Installed::minor)
                        .thenComparingInt(Installed::micro))
                .toList();
    }

    private static void addFromPath(List<Path> candidates) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "python3"))) {
                candidates.add(Path.of(folder, "python3"));
                return;
            }
        }
    }

    private static void addFromPyenv(List<Path> candidates) {
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (!Files.isDirectory(versions)) {
            return;
        }
        try (Stream<Path> folders = Files.list(versions)) {
            folders.sorted()
                    .forEach(folder -> candidates.add(folder.resolve("bin").resolve("python")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what a command is, or nothing if it is no CPython. A command of pyenv names another file. */
    private static List<Installed> ask(Path command) {
        try {
            Process process = new ProcessBuilder(command.toString(), "-c", QUESTION)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String[] answer =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0 || !answer[2].equals("cpython")) {
                return List.of();
            }
            String[] version = answer[1].split(" ", -1);
            return List.of(new Installed(
                    Path.of(answer[0]),
                    Integer.parseInt(version[0]),
                    Integer.parseInt(version[1]),
                    Integer.parseInt(version[2])));
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }
}
