package io.github.poolscope.watch;

import io.github.poolscope.testing.Pythons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sample program among the test resources: a Python file, or a folder with a {@code __main__.py}. Comments behind its
 * docstring tell how it is run:
 *
 * <pre>
 * # arguments: fork | spawn a b     one run with each
 * # since: 3.9                      the oldest Python that it runs on
 * # run: -m name | zip | stdin      in another way than by its path
 * # environment: NAME=value         with {folder} for its own path
 * </pre>
 *
 * @param path where it lies in a folder that tests may write into
 * @param arguments those of each run, the representative one first
 */
record Sample(
        String name,
        Path path,
        List<List<String>> arguments,
        int sinceMinor,
        String run,
        Map<String, String> environment) {
    private static final Pattern DIRECTIVE = Pattern.compile("# (arguments|since|run|environment): (.*)");

    private static final List<Sample> ALL = readAll();

    /** Returns all sample programs, in the order of their names. */
    static List<Sample> all() {
        return ALL;
    }

    /** Returns the one with this name. */
    static Sample named(String name) {
        return ALL.stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample program is named " + name));
    }

    boolean runsOn(Pythons.Installed python) {
        return python.isFrom(3, sinceMinor);
    }

    /**
     * Returns its start with these options of the interpreter, in a folder of the run.
     *
     * @param program its arguments
     */
    Start on(Pythons.Installed python, List<String> options, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(python.executable().toString());
        command.addAll(options);
        Start start = new Start(command, environment, Path.of("/dev/null"));
        if (run.equals("stdin")) {
            command.add("-");
            start = new Start(command, environment, path);
        } else if (run.equals("zip")) {
            command.add(zipped().toString());
        } else if (run.startsWith("-m ")) {
            command.addAll(Arrays.asList(run.split(" ", -1)));
        } else {
            command.add(path.toString());
        }
        command.addAll(program);
        return start;
    }

    private Path zipped() {
        Path zip = path.resolveSibling(name + ".pyz");
        synchronized (ALL) {
            if (!Files.exists(zip)) {
                try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"));
                        Stream<Path> sources = Files.list(path)) {
                    for (Path source : sources.filter(file -> file.toString().endsWith(".py"))
                            .toList()) {
                        Files.copy(source, files.getPath("/" + source.getFileName()));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return zip;
    }

    private static List<Sample> readAll() {
        Path folder = TracerFiles.copyOfResources("/watch/samples/all_eight_calls.py", 1);
        try (Stream<Path> files = Files.list(folder)) {
            List<Sample> samples = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                Path main = Files.isDirectory(file) ? file.resolve("__main__.py") : file;
                samples.add(read(file, Files.readString(main)));
            }
            return List.copyOf(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample read(Path path, String text) {
        Map<String, String> directives = new HashMap<>();
        text.lines()
                .takeWhile(line -> !line.startsWith("import ") && !line.startsWith("from "))
                .forEach(line -> {
                    Matcher directive = DIRECTIVE.matcher(line);
                    if (directive.matches()) {
                        directives.put(directive.group(1), directive.group(2).trim());
                    }
                });
        List<List<String>> arguments = Arrays.stream(
                        directives.getOrDefault("arguments", "").split("\\|", -1))
                .map(String::trim)
                .map(words -> words.isEmpty() ? List.<String>of() : List.of(words.split(" +", -1)))
                .toList();
        Map<String, String> environment = new HashMap<>();
        if (directives.containsKey("environment")) {
            String[] parts = directives.get("environment").split("=", 2);
            environment.put(parts[0], parts[1].replace("{folder}", path.toString()));
        }
        String run = directives.getOrDefault("run", "");
        if (run.startsWith("-m ")) {
            environment.put("PYTHONPATH", String.valueOf(path.getParent()));
        }
        String since = directives.getOrDefault("since", "3.8");
        String name = path.getFileName().toString().replace(".py", "");
        return new Sample(
                name, path, arguments, Integer.parseInt(since.substring("3.".length())), run, Map.copyOf(environment));
    }
}
