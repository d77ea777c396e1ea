package io.github.poolscope.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A test program in its own JVM, which ends or is killed. */
public final class OtherProgram {
    private final Process process;
    private final BufferedReader output;

    private OtherProgram(Process process) {
        this.process = process;
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs the main method of {@code program} with this program's class path. */
    public static OtherProgram start(Class<?> program, String... arguments) throws IOException {
        return start(List.of(), List.of(), program, arguments);
    }

    /** Runs it with the library that {@code library} is of as well, which this program's class path may leave out. */
    public static OtherProgram startWith(Class<?> library, Class<?> program, String... arguments) throws IOException {
        String jar = Path.of(URI.create(library.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
        return start(List.of(), List.of(), List.of(jar), program, arguments);
    }

    /** Runs it with {@code folder} for its temporary files. */
    public static OtherProgram startIn(Path folder, Class<?> program, String... arguments) throws IOException {
        return start(List.of(), List.of("-Djava.io.tmpdir=" + folder), program, arguments);
    }

    /**
     * Runs the main method of {@code program} under limits, with this program's class path.
     *
     * @param before the beginning of the command, such as a shell that sets a limit and then runs the rest
     * @param jvm options of its JVM
     */
    public static OtherProgram start(List<String> before, List<String> jvm, Class<?> program, String... arguments)
            throws IOException {
        return start(before, jvm, List.of(), program, arguments);
    }

    private static OtherProgram start(
            List<String> before, List<String> jvm, List<String> jars, Class<?> program, String... arguments)
            throws IOException {
        List<String> path = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        path.addAll(jars);
        List<String> command = new ArrayList<>(before);
        command.add(RunningJdk.JAVA);
        command.addAll(jvm);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path), program.getName()));
        command.addAll(List.of(arguments));
        return new OtherProgram(new ProcessBuilder(command).start());
    }

    public long pid() {
        return process.pid();
    }

    /** Returns the next line of its output. */
    public String readLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the program ended: " + errors());
        }
        return line;
    }

    /** Writes a line to its input. */
    public void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    public void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end and returns its exit value. */
    public int awaitExit(Duration timeout) throws InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end within " + timeout);
        }
        return process.exitValue();
    }

    /** Waits for its end and returns what it printed on standard error. */
    public String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
