package io.github.poolscope.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads damaged run files with all readers. The test suite uses a few hundred with a fixed seed; for many thousands,
 * run after {@code mvn package}: {@code java -Xmx512m -cp target/test-classes:target/poolscope.jar
 * io.github.poolscope.fuzz.RunFileFuzz 10000 [SEED]}, which prints figures and ends with 1 if anything went wrong.
 */
public final class RunFileFuzz {
    /** Readers give up after three seconds; processing what was read takes additional time. */
    private static final long TOO_LONG = TimeUnit.SECONDS.toNanos(5);

    private final Path folder;
    private final Path home;
    private final Path file;
    private final List<Path> originals;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> slow = new HashMap<>();
    private long longest;
    private int mutants;
    private int readable;

    /** Creates it for an empty folder. */
    public RunFileFuzz(Path folder) throws IOException, SQLException {
        this.folder = folder;
        home = folder.resolve("home");
        file = Files.createDirectories(home.resolve("runs")).resolve("mutant.poolscope");
        originals = SavedRuns.in(Files.createDirectories(folder.resolve("originals")));
    }

    /**
     * Reads mutants, and prints what went wrong.
     *
     * @param arguments the number of mutants, and the seed of the first
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Path folder = Files.createTempDirectory("poolscope-fuzz-");
        long from = System.nanoTime();
        RunFileFuzz fuzz = new RunFileFuzz(folder);
        try {
            fuzz.originals();
            int told = 0;
            for (long next = seed; next < seed + count; next++) {
                fuzz.mutants(next, 1);
                List<String> wrong = fuzz.wrong();
                wrong.subList(told, wrong.size()).forEach(System.out::println);
                told = wrong.size();
            }
        } finally {
            fuzz.clear();
        }
        System.out.println(fuzz + " in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from) + " s");
        System.exit(fuzz.wrong().isEmpty() ? 0 : 1);
    }

    /** Returns the failures, each with the seed and the change of the file. */
    public List<String> wrong() {
        return wrong;
    }

    /** Returns how many of the mutants were still readable. */
    public int readable() {
        return readable;
    }

    /** Checks that the original files are readable. */
    public void originals() throws IOException {
        for (Path original : originals) {
            Files.copy(original, file);
            Readers readers = read(original.getFileName() + " as it is");
            if (!readers.isReadable()) {
                wrong.add(original.getFileName() + " can't be read");
            }
            clearRuns();
        }
    }

    /** Checks one mutant for each seed from {@code first}. */
    public void mutants(long first, int count) throws IOException {
        for (long seed = first; seed < first + count; seed++) {
            Path original = originals.get(new Random(seed).nextInt(originals.size()));
            Files.copy(original, file);
            String done = new Mutation(seed).spoil(file);
            mutants++;
            if (read("seed " + seed + " of " + original.getFileName() + ", " + done)
                    .isReadable()) {
                readable++;
            }
            clearRuns();
        }
    }

    private Readers read(String told) throws IOException {
        Map<Path, FileTime> before = files();
        byte[] bytes = Files.readAllBytes(file);
        Readers readers = new Readers(home);
        readers.readAll(file);
        readers.wrong().forEach(each -> wrong.add(told + "\n    " + each));
        longest = Math.max(longest, readers.longest());
        if (readers.longest() > TimeUnit.SECONDS.toNanos(1)) {
            slow.merge(readers.slowest(), 1, Integer::sum);
        }
        if (readers.longest() > TOO_LONG) {
            wrong.add(told + "\n    " + readers.slowest() + " took " + TimeUnit.NANOSECONDS.toMillis(readers.longest())
                    + " ms of CPU");
        }
        if (!files().equals(before) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            wrong.add(told + "\n    files changed: " + before + " became " + files());
        }
        return readers;
    }

    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new HashMap<>();
        try (Stream<Path> all = Files.list(file.getParent())) {
            for (Path each : all.toList()) {
                files.put(each, Files.getLastModifiedTime(each));
            }
        }
        return files;
    }

    private void clearRuns() throws IOException {
        for (Path each : files().keySet()) {
            Files.delete(each);
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(each);
            }
        }
    }

    @Override
    public String toString() {
        return mutants + " mutants, " + readable + " of them readable: " + wrong.size()
                + " wrong; the longest reading took "
                + TimeUnit.NANOSECONDS.toMillis(longest) + " ms of CPU; over a second: "
                + slow.entrySet().stream().map(Object::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}
