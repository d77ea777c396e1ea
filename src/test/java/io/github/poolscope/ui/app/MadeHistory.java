package io.github.poolscope.ui.app;

import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.RunState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A history of constructed runs with varied workloads, modes and outcomes; some files are damaged. */
final class MadeHistory {
    private static final Instant LAST = Instant.parse("2026-11-20T19:40:02Z");
    private static final int DAMAGED_EACH = 17;

    private static final List<String> PLANS = List.of(
            "{\"workload\": \"sleep-descending\", \"mode\": \"imap\", \"processes\": 3, \"items\": 12}",
            "{\"workload\": \"primes:below=4000000\", \"mode\": \"map\", \"processes\": 8, \"items\": 24}",
            "{\"workload\": \"sleep-uniform:min=0.1,max=0.6\", \"mode\": \"imap_unordered\", \"processes\": 4, \"items\": 40}",
            "{\"workload\": \"fail:on=5,seconds=0.25\", \"mode\": \"map_async\", \"processes\": 2, \"items\": 12}",
            "{\"script\": \"queue-producer-consumer\", \"processes\": 2, \"items\": 2, \"mode\": \"apply_async\"}",
            "{\"workload\": \"mandelbrot:width=1200,iterations=1000\", \"mode\": \"imap\", \"processes\": 16, \"items\": 96}",
            "{\"workload\": \"print\", \"mode\": \"apply\", \"processes\": 1, \"items\": 6, \"startMethod\": \"fork\"}",
            "{\"jar\": \"/home/maria/work/orders/target/orders-and-invoices-1.4.2-SNAPSHOT.jar\","
                    + " \"function\": \"com.example.orders.pricing.PriceCalculator::priceOfOrder\","
                    + " \"mode\": \"map\", \"processes\": 6, \"items\": 48}");

    private MadeHistory() {}

    /**
     * Writes runs into the history in the place of those that are there.
     *
     * @param count how many files are written
     */
    static void write(RunFolder history, int count) throws IOException {
        Path folder = Files.createDirectories(history.path());
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder)) {
            for (Path each : old) {
                Files.delete(each);
            }
        }
        for (int i = 0; i < count; i++) {
            Instant began = LAST.minus(Duration.ofMinutes(47L * i + (long) (i % 5) * i));
            Path file = history.newFile(began);
            if (i % DAMAGED_EACH == DAMAGED_EACH - 6) {
                Files.writeString(file, "no run");
            } else {
                write(file, i, began);
            }
            Files.setLastModifiedTime(file, FileTime.from(began.plusSeconds(20)));
        }
    }

    private static void write(Path file, int number, Instant began) throws RunFileException {
        MadeRun run = new MadeRun(PLANS.get(number % PLANS.size()))
                .began(began)
                .taking(index -> 60 + (index * 91L + number * 53L) % 400);
        switch (number % 9) {
            case 3 ->
                run.failing(new Failure(5, "java.lang.IllegalArgumentException", "told to fail", ""))
                        .ending(RunState.FAILED);
            case 5 -> run.endingAt(700, RunState.CANCELLED);
            case 7 -> run.endingAt(900, RunState.RUNNING); // Its program was killed.
            default -> {}
        }
        run.write(file);
    }
}
