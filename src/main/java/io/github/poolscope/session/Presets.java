package io.github.poolscope.session;

import io.github.poolscope.files.Destination;
import io.github.poolscope.files.TextFile;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Plans with names: those that come with Poolscope, and the user's own, each a file of a folder. */
public final class Presets {
    private static final String ENDING = ".json";
    private static final int LONGEST_NAME = 60;

    private static final List<Preset> BUILT_IN = List.of(
            builtIn(
                    "session.preset.order-kept",
                    "{\"workload\": \"sleep-descending\", \"mode\": \"imap\", \"processes\": 3, \"items\": 12}"),
            builtIn(
                    "session.preset.as-they-complete",
                    "{\"workload\": \"sleep-descending\", \"mode\": \"imap_unordered\", \"processes\": 3, \"items\": 12}"),
            builtIn(
                    "session.preset.one-by-one",
                    "{\"workload\": \"sleep\", \"mode\": \"apply\", \"processes\": 3, \"items\": 6}"),
            builtIn(
                    "session.preset.all-at-once",
                    "{\"workload\": \"sleep\", \"mode\": \"apply_async\", \"processes\": 3, \"items\": 6}"),
            builtIn(
                    "session.preset.for-the-processor",
                    "{\"workload\": \"primes\", \"mode\": \"map\", \"processes\": \"auto\", \"items\": 24}"),
            builtIn(
                    "session.preset.chunks-too-small",
                    "{\"workload\": \"identity\", \"mode\": \"map\", \"chunksize\": 1, \"items\": 20000}"),
            builtIn(
                    "session.preset.crash",
                    "{\"workload\": \"crash:on=5\", \"mode\": \"imap\", \"processes\": 3, \"items\": 12}"),
            builtIn(
                    "session.preset.new-process",
                    "{\"workload\": \"print\", \"mode\": \"imap\", \"processes\": 2, \"items\": 8, \"maxTasksPerChild\": 1}"));

    private final Path folder;

    /** The user's own are kept in {@code home/presets}, which is made when it is needed. */
    public Presets(Path home) {
        folder = home.resolve("presets");
    }

    /** A plan and what it is called; whether it came with Poolscope. */
    public record Preset(Phrase title, Plan plan, boolean builtIn) {
        /** What it is called, in English; the user's own as the user did. */
        public String name() {
            return title.toString();
        }
    }

    private static Preset builtIn(String key, String json) {
        return new Preset(Phrase.of(key), PlanJson.read(json), true);
    }

    public static List<Preset> builtIn() {
        return BUILT_IN;
    }

    /**
     * A file among the user's own that holds no plan.
     *
     * @param name the file's
     * @param why what is wrong with it
     */
    public record Broken(Path file, String name, Exception why) {}

    /** The user's own, and the files among them that hold no plan; each by name. */
    public record Own(List<Preset> presets, List<Broken> broken) {
        public Own {
            presets = List.copyOf(presets);
            broken = List.copyOf(broken);
        }
    }

    /**
     * The user's own. Reads files.
     *
     * @throws IOException if the folder can't be read
     */
    public Own own() throws IOException {
        List<Preset> presets = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (Path file : files()) {
            try {
                presets.add(new Preset(
                        Phrase.asItIs(nameOf(file)), PlanJson.read(TextFile.read(file, PlanJson.LONGEST)), false));
            } catch (IOException | PlanException | IllegalArgumentException e) {
                broken.add(new Broken(file, String.valueOf(file.getFileName()), e));
            }
        }
        presets.sort(Comparator.comparing(Preset::name));
        broken.sort(Comparator.comparing(Broken::name));
        return new Own(presets, broken);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            // A pipe or a device of that name would be waited for.
            return files.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .toList();
        }
    }

    /**
     * Keeps a plan; one of the same name is replaced.
     *
     * @throws IOException if the file can't be written
     * @throws PresetNameException if the name is too short or too long
     */
    public void keep(String name, Plan plan) throws IOException {
        String told = name.strip();
        if (told.isEmpty() || told.length() > LONGEST_NAME) {
            throw new PresetNameException(Phrase.of("session.preset-name", LONGEST_NAME, told.length()));
        }
        Files.createDirectories(folder);
        Destination.of(fileOf(told)).write(PlanJson.write(plan) + "\n");
    }

    /**
     * Removes one of the user's own; one that is not there is passed over.
     *
     * @throws IOException if its file can't be removed
     */
    public void forget(String name) throws IOException {
        Files.deleteIfExists(fileOf(name));
    }

    /**
     * Removes a file that holds no plan; one that is not there is passed over.
     *
     * @throws IOException if it can't be removed
     */
    public void forget(Broken broken) throws IOException {
        Files.deleteIfExists(broken.file());
    }

    private Path fileOf(String name) {
        return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A") + ENDING);
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return URLDecoder.decode(name.substring(0, name.length() - ENDING.length()), StandardCharsets.UTF_8);
    }
}
