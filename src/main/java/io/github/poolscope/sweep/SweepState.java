package io.github.poolscope.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runs that a sweep has made, in a file that is replaced as a whole after each run: killed at any instant, a sweep
 * loses at most the run that was going on. Not thread-safe.
 */
public final class SweepState {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<Measurement> runs;

    private SweepState(Path file, List<Measurement> runs) {
        this.file = file;
        this.runs = new ArrayList<>(runs);
    }

    /** Returns a state without runs; nothing is written before the first run. */
    public static SweepState begin(Path file) {
        return new SweepState(file, List.of());
    }

    /**
     * Returns the state that a file has; one without runs if there is no such file.
     *
     * @throws IOException if it can't be read, or is no such file; the message says what to do
     */
    public static SweepState resume(Path file) throws IOException {
        if (!Files.exists(file)) {
            return begin(file);
        }
        try {
            List<Measurement> runs = new ArrayList<>();
            for (JsonNode run : JSON.readTree(Files.readString(file)).path("runs")) {
                runs.add(new Measurement(
                        run.path("key").asText(),
                        run.path("round").asInt(),
                        run.path("seconds").asDouble(),
                        run.path("file").asText()));
            }
            return new SweepState(file, runs);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not the state of a sweep: delete it, or leave out --resume", e);
        }
    }

    public List<Measurement> runs() {
        return List.copyOf(runs);
    }

    /** Returns the run of a setting in a round, if it was made. */
    public Optional<Measurement> find(String key, int round) {
        return runs.stream()
                .filter(run -> run.key().equals(key) && run.round() == round)
                .findFirst();
    }

    /** Adds a run and writes the file. */
    void add(Measurement run) throws IOException {
        runs.add(run);
        ObjectNode tree = JSON.createObjectNode();
        for (Measurement one : runs) {
            ObjectNode row = tree.withArray("runs").addObject();
            row.put("key", one.key()).put("round", one.round());
            row.put("seconds", one.seconds()).put("file", one.file());
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
