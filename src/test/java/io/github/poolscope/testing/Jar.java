package io.github.poolscope.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.glass.ui.monocle.MonoclePlatformFactory;
import io.github.poolscope.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The packaged jar, started as a user would, with its own home.
 *
 * @param folder contains its home and its output; one program at a time
 */
public record Jar(Path folder) {
    private static final int PATIENCE_SECONDS = 100;
    /** A test that fails leaves its program behind: it ends with the tests. */
    private static final Queue<Process> STARTED = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly)));
    }

    /** The result of a program. */
    public record Ended(int code, String out, String err) {
        public JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    /** The options of the program's JVM and its workers, which affect only their start time. */
    private static final List<String> OPTIONS = options();

    private static List<String> options() {
        try {
            List<String> options = new ArrayList<>(ClassDataArchive.of(Path.of(System.getProperty("poolscope.jar"))));
            options.add("-XX:TieredStopAtLevel=1");
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Process start(String... arguments) throws IOException {
        return start(environment -> {}, arguments);
    }

    /** Starts it with another environment. */
    public Process start(Consumer<ProcessBuilder> change, String... arguments) throws IOException {
        return start(change, List.of("-jar", System.getProperty("poolscope.jar")), List.of(arguments));
    }

    /** Starts it with a screen in memory, on which its window is shown. */
    public Process startOnScreenInMemory(String... arguments) throws IOException {
        String path = System.getProperty("poolscope.jar") + File.pathSeparator + place(MonoclePlatformFactory.class);
        return start(
                environment -> {},
                List.of(
                        "-Dglass.platform=Monocle",
                        "-Dmonocle.platform=Headless",
                        "-Dprism.order=sw",
                        "-cp",
                        path,
                        Main.class.getName()),
                List.of(arguments));
    }

    private Process start(Consumer<ProcessBuilder> change, List<String> program, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(RunningJdk.JAVA);
        command.addAll(OPTIONS);
        command.add("-Dpoolscope.worker.options=" + String.join(" ", OPTIONS));
        command.addAll(program);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("POOLSCOPE_HOME", folder.resolve("poolscope").toString());
        change.accept(builder);
        Process process = builder.start();
        STARTED.add(process);
        return process;
    }

    public Ended run(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
    }

    /** Runs, in one JVM, commands for which a JVM of their own would make no difference. */
    public List<Ended> runInTurn(List<List<String>> commands) throws IOException, InterruptedException {
        return runInTurn(environment -> {}, commands);
    }

    /** Runs them with another environment. */
    public List<Ended> runInTurn(Consumer<ProcessBuilder> change, List<List<String>> commands)
            throws IOException, InterruptedException {
        Path told = folder.resolve("commands.json");
        new ObjectMapper().writeValue(told.toFile(), commands);
        String path = System.getProperty("poolscope.jar") + File.pathSeparator + place(CommandsInTurn.class);
        Ended all = end(start(
                change,
                List.of("--enable-native-access=ALL-UNNAMED", "-cp", path, CommandsInTurn.class.getName()),
                List.of(told.toString())));
        String[] out = all.out().split(CommandsInTurn.END, -1);
        String[] err = all.err().split(CommandsInTurn.END, -1);
        if (out.length != commands.size() + 1 || err.length != out.length) {
            throw new AssertionError("a command ended its program: " + all);
        }
        List<Ended> ended = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            int code = Integer.parseInt(out[i + 1].lines().findFirst().orElseThrow());
            ended.add(new Ended(code, behindFirstLine(out[i], i), behindFirstLine(err[i], i)));
        }
        return ended;
    }

    /** Returns the folder or jar that a class comes from. */
    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Removes the previous command's exit code, with which all outputs except the first begin. */
    private static String behindFirstLine(String text, int command) {
        return command == 0 ? text : text.substring(text.indexOf('\n') + 1);
    }

    public Ended end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end within " + PATIENCE_SECONDS + " s");
        }
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
    }
}
