package io.github.poolscope.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * What a Python says about itself, and about a function of the user, before anything of a run is started. Imports the
 * user's module in a process of its own.
 *
 * @param problem why it can't run the plan; empty if it can
 * @param version such as {@code 3.11.7}; empty if there is a problem
 */
public record PythonCheck(Optional<Phrase> problem, String version) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = "check/check.py";
    private static final int PATIENCE_SECONDS = 20;

    /**
     * A function of the user.
     *
     * @param file the Python file
     * @param name the function's name in it
     * @param arguments the number of arguments of a call
     */
    public record Function(Path file, String name, int arguments) {}

    /**
     * Asks a Python. Blocks for about a tenth of a second, or as long as the user's module takes to be imported, at most
     * 20 seconds.
     *
     * @param python the interpreter, as on a command line
     * @param cache see {@link WatchedProgram#start}
     */
    public static PythonCheck ask(String python, String startMethod, Optional<Function> function, Path cache) {
        ObjectNode question = JSON.createObjectNode().put("startMethod", startMethod);
        function.ifPresent(asked -> question.put("file", asked.file().toString())
                .put("function", asked.name())
                .put("arguments", asked.arguments()));
        Process process;
        try {
            Path script = UnpackedTracer.in(cache).path(SCRIPT);
            process = new ProcessBuilder(python, script.toString(), question.toString())
                    .redirectInput(ProcessBuilder.Redirect.from(PrintedOutput.NOTHING))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return failed(Phrase.of("watch.python.none", python));
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return failed(Phrase.of("watch.python.slow-import", PATIENCE_SECONDS));
            }
            return read(python, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return failed(Phrase.of("watch.python.unusable", python));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(Phrase.of("watch.python.unusable", python));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static PythonCheck read(String python, String printed) throws IOException {
        JsonNode answer = JSON.readTree(printed.strip());
        if (answer == null || !answer.isObject()) {
            return failed(Phrase.of("watch.python.unusable", python));
        }
        JsonNode problem = answer.path("problem");
        if (problem.isMissingNode()) {
            return new PythonCheck(Optional.empty(), answer.path("version").asText());
        }
        List<String> words = StreamSupport.stream(problem.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return failed(Phrase.of(
                "watch.python." + words.get(0), words.subList(1, words.size()).toArray()));
    }

    private static PythonCheck failed(Phrase why) {
        return new PythonCheck(Optional.of(why), "");
    }
}
