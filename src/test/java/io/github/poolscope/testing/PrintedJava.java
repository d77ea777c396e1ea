package io.github.poolscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles and runs Java programs as Poolscope prints them. */
public final class PrintedJava {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** One per thread, for all its compilations: it caches the class path. */
    private static final ThreadLocal<StandardJavaFileManager> FILES =
            ThreadLocal.withInitial(() -> COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8));

    /** For a program that runs once: no compilation for long runs, no spares for a next pool. */
    private static final List<String> OPTIONS = options();

    private static final Pattern OWN_PACKAGE = Pattern.compile("io\\.github\\.poolscope\\.(\\w+)");

    /** What a program that uses the library may import. */
    private static final List<String> PUBLIC_PACKAGES = List.of("pool", "sync", "record", "task", "trace");

    private PrintedJava() {}

    private static List<String> options() {
        List<String> options = new ArrayList<>(ClassDataArchive.ofTheJdk());
        options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dpoolscope.spares=false"));
        options.add("-Dpoolscope.worker.options=" + System.getProperty("poolscope.worker.options", ""));
        return options;
    }

    /** Returns the command that runs the compiled class {@code Program}. */
    public static List<String> command(String classPath) {
        List<String> command = new ArrayList<>();
        command.add(RunningJdk.JAVA);
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath, "Program"));
        return command;
    }

    /** Fails if a program names a package of this project that is not one of those that a program may import. */
    public static void assertNamesPublicPackagesOnly(String program) {
        assertThat(OWN_PACKAGE.matcher(program).results().map(name -> name.group(1)))
                .as(program)
                .isSubsetOf(PUBLIC_PACKAGES);
    }

    /** Compiles a source file; fails with the compiler's messages and the text. */
    public static void compile(Path source, String classPath, Path into) throws IOException {
        assertNamesPublicPackagesOnly(Files.readString(source));
        StringWriter told = new StringWriter();
        StandardJavaFileManager files = FILES.get();
        boolean compiled = COMPILER.getTask(
                        told,
                        files,
                        null,
                        List.of("-cp", classPath, "-d", into.toString(), "-proc:none"),
                        null,
                        files.getJavaFileObjects(source))
                .call();
        assertThat(compiled).as(told + "\n" + Files.readString(source)).isTrue();
    }
}
