package io.github.poolscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java programs as Poolscope prints them. */
public final class PrintedJava {
    private PrintedJava() {}

    /** Compiles a source file; fails with what the compiler said and the text if it can't be. */
    public static void compile(Path source, String classPath, Path into) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter told = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
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
}
