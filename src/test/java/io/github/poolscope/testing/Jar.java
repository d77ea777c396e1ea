package io.github.poolscope.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The packaged jar, started as a person would, with a home of its own.
 *
 * @param folder where its home is, and what it prints; one program at a time
 */
public record Jar(Path folder) {
    private static final int PATIENCE_SECONDS = 100;

    /** What it left behind. */
    public record Ended(int code, String out, String err) {
        public JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    public Process start(String... arguments) throws IOException {
        return start(environment -> {}, arguments);
    }

    /** The same, with another environment. */
    public Process start(Consumer<ProcessBuilder> change, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("poolscope.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().put("POOLSCOPE_HOME", folder.resolve("poolscope").toString());
        change.accept(builder);
        return builder.start();
    }

    public Ended run(String... arguments) throws IOException, InterruptedException {
        return end(start(arguments));
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
