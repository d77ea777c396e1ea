package io.github.poolscope.testing;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes a jar as a user would bring one. */
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

    private UserJars() {}

    /** A jar with the class {@code acme.Work}. */
    public static Path make(Path folder) throws IOException {
        Path source = Files.writeString(
                Files.createDirectories(folder.resolve("acme")).resolve("Work.java"), SOURCE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(null, null, null, "--release", "17", "-d", folder.toString(), source.toString());
        if (failed != 0) {
            throw new IOException("the user's class does not compile");
        }
        Path jar = folder.resolve("acme.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("acme/Work.class"));
            out.write(Files.readAllBytes(folder.resolve("acme/Work.class")));
            out.closeEntry();
        }
        return jar;
    }

    /** A jar with one class, compiled from its source, and the classes within it. */
    public static Path jarOf(Path folder, String className, String text) throws IOException {
        Path source = folder.resolve(className.replace('.', '/') + ".java");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        classes.toString(),
                        source.toString());
        if (failed != 0) {
            throw new IOException(className + " does not compile");
        }
        Path jar = folder.resolve("one.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            }
        }
        return jar;
    }

    /** A loader of one class that no other program knows, compiled from its source. */
    public static URLClassLoader loaderOf(Path folder, String className, String text) throws IOException {
        Path source = folder.resolve(className.replace('.', '/') + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(
                null,
                null,
                null,
                "--release",
                "17",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        if (failed != 0) {
            throw new IOException("the class does not compile");
        }
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, UserJars.class.getClassLoader());
    }
}
