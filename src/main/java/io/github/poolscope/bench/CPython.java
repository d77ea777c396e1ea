package io.github.poolscope.bench;

import io.github.poolscope.start.PrivateFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Measures CPython's own pool with a script in this program's resources. */
final class CPython {
    private static final String SCRIPT = "cpython_bench.py";

    private final Map<String, Double> medians;

    private CPython(Map<String, Double> medians) {
        this.medians = medians;
    }

    static CPython notAsked() {
        return new CPython(Map.of());
    }

    OptionalDouble of(String name) {
        Double median = medians.get(name);
        return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
    }

    /**
     * Runs the script.
     *
     * @throws BenchException if there is no python3, or if the script failed
     */
    static CPython measure(int workers, int repeat, boolean quick, CaseSelection selection, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path folder = PrivateFolder.create();
        Path script = folder.resolve(SCRIPT);
        try (InputStream source = CPython.class.getResourceAsStream(SCRIPT)) {
            if (source == null) {
                throw new IOException(SCRIPT + " is missing in this program");
            }
            Files.copy(source, script);
            List<String> command = new ArrayList<>(
                    List.of("python3", script.toString(), "" + workers, "" + repeat, quick ? "quick" : "whole"));
            command.addAll(selection.prefixes());
            return new CPython(read(command, progress));
        } finally {
            Files.deleteIfExists(script);
            Files.deleteIfExists(folder);
        }
    }

    private static Map<String, Double> read(List<String> command, Consumer<String> progress)
            throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new BenchException("CPython can't be measured, for there is no python3 here: leave --cpython out.");
        }
        Map<String, Double> medians = new HashMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                String[] parts = line.split(" ", -1);
                medians.put(parts[0], Double.parseDouble(parts[1]));
                progress.accept("CPython " + parts[0]);
                line = lines.readLine();
            }
        } finally {
            process.destroy();
        }
        if (process.waitFor() != 0) {
            throw new BenchException("CPython's pool could not be measured: python3 ended with " + process.exitValue()
                    + ". Its version must be 3.8 or newer, on Linux or macOS.");
        }
        return medians;
    }
}
