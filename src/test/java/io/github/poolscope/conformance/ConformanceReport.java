package io.github.poolscope.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes {@code target/conformance.md} after a run of the conformance tests: row, test, result. Test classes run in
 * several JVMs, so each class writes its results to its own file, and the report is made from all of them. The report
 * of a complete run is the one in {@code src/site/markdown}.
 */
public final class ConformanceReport implements TestExecutionListener {
    private static final Path REPORT = Path.of("target", "conformance.md");
    private static final Path PARTS = Path.of("target", "conformance");
    private static final String TAB = "\t";

    /** For each row, its tests and the worst result of each. */
    private final Map<String, Map<String, String>> results = new TreeMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, "skipped: " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            note(
                    test,
                    switch (result.getStatus()) {
                        case SUCCESSFUL -> "passed";
                        case ABORTED -> "skipped";
                        case FAILED -> "FAILED";
                    });
        }
    }

    private synchronized void note(TestIdentifier test, String result) {
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .ifPresent(source -> note(source.getJavaMethod(), result));
    }

    private void note(Method method, String result) {
        ReferenceRow row = method.getAnnotation(ReferenceRow.class);
        if (row == null) {
            return;
        }
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        for (String one : row.value()) {
            note(results, one, name, result);
        }
    }

    private static void note(Map<String, Map<String, String>> all, String row, String test, String result) {
        all.computeIfAbsent(row, unused -> new TreeMap<>())
                .merge(test, result, (before, now) -> before.equals("passed") ? now : before);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        if (results.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(PARTS);
            // One report at a time: each includes all results so far.
            try (FileChannel lock = FileChannel.open(
                            PARTS.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = lock.lock()) {
                writeParts();
                write(readParts());
                assert held.isValid();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file per test class: a line for each row that a test covers, with the test and its result. */
    private void writeParts() throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        results.forEach((row, tests) -> tests.forEach((test, result) -> lines.computeIfAbsent(
                        test.substring(0, test.indexOf('.')), unused -> new ArrayList<>())
                .add(String.join(TAB, row, test, result))));
        for (Map.Entry<String, List<String>> part : lines.entrySet()) {
            Files.write(PARTS.resolve(part.getKey() + ".tsv"), part.getValue());
        }
    }

    private static Map<String, Map<String, String>> readParts() throws IOException {
        Map<String, Map<String, String>> all = new TreeMap<>();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(PARTS, "*.tsv")) {
            for (Path part : parts) {
                for (String line : Files.readAllLines(part)) {
                    String[] cells = line.split(TAB, 3);
                    note(all, cells[0], cells[1], cells[2]);
                }
            }
        }
        return all;
    }

    private static void write(Map<String, Map<String, String>> results) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Conformance: row, test, result",
                "",
                "Written by the tests themselves: each names the rows that it shows. A rows are behaviours of CPython's",
                "pool, F rows faults of CPython and of its peers that are not to be repeated. What differs on purpose",
                "is told in [semantics.md](semantics.md).",
                "",
                "| row | about | tests | result |",
                "| --- | --- | --- | --- |"));
        int passed = 0;
        int left = 0;
        for (ReferenceRows.Entry row : ReferenceRows.all().values()) {
            Map<String, String> tests = results.getOrDefault(row.row(), Map.of());
            boolean good = !tests.isEmpty() && tests.values().stream().allMatch("passed"::equals);
            passed += good ? 1 : 0;
            left += row.leftOut().isEmpty() ? 0 : 1;
            String result = !tests.isEmpty()
                    ? good ? "passed" : String.join(", ", tests.values())
                    : row.leftOut().isEmpty() ? "NOT RUN" : "left out: " + row.leftOut();
            lines.add("| " + row.row() + " | " + row.what().replace("|", "\\|") + " | "
                    + String.join(
                            "<br>",
                            tests.keySet().stream()
                                    .map(name -> "`" + name + "`")
                                    .toList()) + " | " + result
                    + " |");
        }
        lines.add("");
        lines.add(passed + " rows passed, " + left + " are left out for the reasons given, of "
                + ReferenceRows.all().size() + ".");
        Files.write(REPORT, lines);
    }
}
