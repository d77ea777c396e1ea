package io.github.poolscope.watch.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.LogReader;
import io.github.poolscope.record.Recording;
import io.github.poolscope.testing.RunningJdk;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.io.File;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** A Java program of the resources, compiled and run in its own JVM with the classes of the library and no others. */
final class JavaProgram {
    private final Path folder;
    private final String name;
    private final String source;

    JavaProgram(Path folder, String name) throws Exception {
        this.folder = folder;
        this.name = name;
        try (InputStream in = JavaProgram.class.getResourceAsStream("/watch/recorded/" + name + ".java")) {
            source = new String(in.readAllBytes(), UTF_8);
        }
        Path file = folder.resolve("src").resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", library(), "-d", classes().toString(), file.toString());
        assertThat(exit).isZero();
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private static String library() {
        return Path.of(URI.create(Recording.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    String source() {
        return source;
    }

    /** Returns the line, from 0, that ends with a comment. */
    int line(String comment) {
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("// " + comment)) {
                return i;
            }
        }
        throw new IllegalArgumentException(comment);
    }

    /** Returns a JVM that will run it with options, in the folder, whose log is in the folder {@code log} if it exists. */
    ProcessBuilder with(String... options) {
        List<String> command = new ArrayList<>(List.of(RunningJdk.JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classes() + File.pathSeparator + library(), name));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove(Recording.FOLDER_VARIABLE);
        return builder;
    }

    /** Runs a JVM to its end; returns what it printed. */
    static List<String> run(ProcessBuilder jvm) throws Exception {
        Process process = jvm.redirectErrorStream(true).start();
        try {
            List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(lines.toString()).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns the trace of a log that was written. */
    static Trace trace(LogReader reader) {
        TraceRecorder recorder = TraceRecorder.live();
        RecordedPrograms programs = new RecordedPrograms(recorder);
        while (!reader.isDone()) {
            List<Event> events = reader.read();
            programs.accept(events);
        }
        assertThat(reader.lost()).isZero();
        return recorder.trace();
    }
}
