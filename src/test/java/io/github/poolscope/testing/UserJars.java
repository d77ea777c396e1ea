package io.github.poolscope.testing;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Creates jars like those of users. */
public final class UserJars {
    private static final String SOURCE = """
        package acme;
        public class Work {
            static { if (Boolean.getBoolean("acme.forbidden")) throw new Error("initialised"); }
            static final String PID = "" + ProcessHandle.current().pid();
            public static int twice(int x) { return 2 * x; }
            public static String shout(String text) { return text.toUpperCase(java.util.Locale.ROOT) + "!"; }
            public static long size(java.nio.file.Path file) throws java.io.IOException {
                return java.nio.file.Files.size(file);
            }
            public static Object fail(Object any) throws java.io.IOException {
                throw new java.io.IOException("disk of " + any);
            }
            public static void nothing(String x) {}
            public static int two(int a, int b) { return a + b; }
            public static int many(int a) { return a; }
            public static int many(long a) { return 1; }
            public int instance(int x) { return x; }
            static int hidden(int x) { return x; }
        }
        """;

    /** The classes compiled from each set of sources, which most tests of a program share. */
    private static final Map<Map<String, String>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private UserJars() {}

    /** Creates a jar with the class {@code acme.Work}. */
    public static Path make(Path folder) throws IOException {
        return of(folder.resolve("acme.jar"), Map.of("acme.Work", SOURCE));
    }

    /** Creates a jar with one class, compiled from its source, and its nested classes. */
    public static Path jarOf(Path folder, String className, String text) throws IOException {
        return of(folder.resolve("one.jar"), Map.of(className, text));
    }

    /**
     * Creates a jar of classes.
     *
     * @param sources the text of each class by its name
     */
    public static Path of(Path jar, Map<String, String> sources) throws IOException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(jar.toAbsolutePath().getParent()), "compiled");
        compile(folder, sources);
        return pack(jar, folder, name -> name.endsWith(".class"));
    }

    /** Creates a jar of the files of a folder whose names in the jar are chosen. */
    public static Path pack(Path jar, Path folder, Predicate<String> chosen) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (chosen.test(name)) {
                    out.putNextEntry(new JarEntry(name));
                    out.write(Files.readAllBytes(file));
                    out.closeEntry();
                }
            }
        }
        return jar;
    }

    /** Creates a jar with an agent that runs {@code statements} before a program's main method. */
    public static Path agent(Path folder, String statements) throws IOException {
        compile(folder, "Agent", "public class Agent { public static void premain(String x) { " + statements + " } }");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", "Agent");
        Path jar = folder.resolve("agent.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("Agent.class"));
            out.write(Files.readAllBytes(folder.resolve("Agent.class")));
            out.closeEntry();
        }
        return jar;
    }

    /** Returns a loader of one class that no other program has, compiled from its source. */
    public static URLClassLoader loaderOf(Path folder, String className, String text) throws IOException {
        compile(folder, className, text);
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, UserJars.class.getClassLoader());
    }

    private static void compile(Path folder, String className, String text) throws IOException {
        compile(folder, Map.of(className, text));
    }

    /** Compiles classes from their sources into a folder for a class path. */
    public static void compile(Path folder, Map<String, String> sources) throws IOException {
        Map<String, byte[]> classes = COMPILED.get(sources);
        if (classes == null) {
            classes = compiled(Files.createTempDirectory(folder, "sources"), sources);
            COMPILED.put(sources, classes);
        }
        for (Map.Entry<String, byte[]> one : classes.entrySet()) {
            Path file = folder.resolve(one.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, one.getValue());
        }
    }

    private static Map<String, byte[]> compiled(Path folder, Map<String, String> sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-encoding",
                "UTF-8",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
            throw new IOException("the class does not compile");
        }
        return taken(folder);
    }

    /** Returns the class files of a folder by their paths, and deletes the folder's contents. */
    private static Map<String, byte[]> taken(Path folder) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            if (file.toString().endsWith(".class")) {
                classes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
            Files.delete(file);
        }
        return classes;
    }
}
