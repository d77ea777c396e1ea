package io.github.poolscope.session;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** Named plans: the built-in ones and the user's own, each a file in a folder. */
public final class Presets {
    private static final String ENDING = ".json";
    private static final int MAX_NAME_LENGTH = 60;

    /** The length of a file name, in bytes, that all file systems allow. */
    private static final int MAX_FILE_NAME_LENGTH = 255;

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

    /** Creates the presets; the user's own are stored in {@code home/presets}, which is created when needed. */
    public Presets(Path home) {
        folder = home.resolve("presets");
    }

    /**
     * A named plan.
     *
     * @param file the file of the user's own; empty for a built-in one
     */
    public record Preset(Phrase title, Plan plan, Optional<Path> file) {
        /** Returns its name: in English for a built-in plan, otherwise as the user gave it. */
        public String name() {
            return title.toString();
        }
    }

    private static Preset builtIn(String key, String json) {
        return new Preset(Phrase.of(key), PlanJson.read(json), Optional.empty());
    }

    public static List<Preset> builtIn() {
        return BUILT_IN;
    }

    /**
     * A file in the presets folder without a valid plan.
     *
     * @param name the file's name without its extension
     * @param why the error
     */
    public record Broken(Path file, String name, Exception why) {}

    /** The user's own plans, and the files without a valid plan, each sorted by name. */
    public record Own(List<Preset> presets, List<Broken> broken) {
        public Own {
            presets = List.copyOf(presets);
            broken = List.copyOf(broken);
        }
    }

    /**
     * Returns the user's own plans. Reads files.
     *
     * @throws IOException if the folder can't be read
     */
    public Own own() throws IOException {
        List<Preset> presets = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        for (Path file : files()) {
            try {
                presets.add(new Preset(
                        Phrase.asItIs(nameOf(file)),
                        PlanJson.read(TextFile.read(file, PlanJson.MAX_LENGTH)),
                        Optional.of(file)));
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
            // A read from a pipe or a device with such a name could block.
            return files.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
                    .toList();
        }
    }

    /**
     * Stores a plan and returns its file; replaces one with the same name, whatever its file is called.
     *
     * @throws IOException if the file can't be written
     * @throws PresetNameException if the name is too short, or too long for a file
     */
    @CanIgnoreReturnValue
    public Path keep(String name, Plan plan) throws IOException {
        String told = name.strip();
        if (told.isEmpty() || told.length() > MAX_NAME_LENGTH) {
            throw new PresetNameException(Phrase.of("session.preset-name", MAX_NAME_LENGTH, told.length()));
        }
        Files.createDirectories(folder);
        Path file = fileOf(told);
        Destination.of(file).write(PlanJson.write(plan) + "\n");
        return file;
    }

    /**
     * Deletes one of the user's own; does nothing if it does not exist.
     *
     * @throws IOException if its file can't be deleted
     */
    public void forget(Preset preset) throws IOException {
        if (preset.file().isPresent()) {
            Files.deleteIfExists(preset.file().get());
        }
    }

    /**
     * Deletes a file without a valid plan; does nothing if it does not exist.
     *
     * @throws IOException if it can't be deleted
     */
    public void forget(Broken broken) throws IOException {
        Files.deleteIfExists(broken.file());
    }

    private Path fileOf(String name) throws IOException {
        Path usual = usualFileOf(name);
        return Files.exists(usual)
                ? usual
                : files().stream()
                        .filter(file -> isNamed(file, name))
                        .sorted()
                        .findFirst()
                        .orElse(usual);
    }

    private static boolean isNamed(Path file, String name) {
        try {
            return nameOf(file).equals(name);
        } catch (IllegalArgumentException e) { // The name was not encoded here; the file is among the broken.
            return false;
        }
    }

    /** Returns the file for a name, as readable as the locale allows. */
    private Path usualFileOf(String name) {
        try {
            return folder.resolve(shortEnough(encoded(name, Presets::isReadable)));
        } catch (InvalidPathException e) { // The locale's encoding lacks a character.
            return folder.resolve(shortEnough(encoded(name, character -> false)));
        }
    }

    private static String shortEnough(String fileName) {
        int length = fileName.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_FILE_NAME_LENGTH) {
            throw new PresetNameException(Phrase.of("session.preset-name-bytes", length, MAX_FILE_NAME_LENGTH));
        }
        return fileName;
    }

    private static String encoded(String name, IntPredicate asItIs) {
        StringBuilder encoded = new StringBuilder();
        name.codePoints().forEach(character -> {
            String text = Character.toString(character);
            encoded.append(asItIs.test(character) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8));
        });
        return encoded.toString().replace("*", "%2A") + ENDING;
    }

    /** Returns whether a character outside ASCII looks like itself in a list of files. */
    private static boolean isReadable(int character) {
        return character > 0x7F
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    private static String nameOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return URLDecoder.decode(name.substring(0, name.length() - ENDING.length()), StandardCharsets.UTF_8);
    }
}
