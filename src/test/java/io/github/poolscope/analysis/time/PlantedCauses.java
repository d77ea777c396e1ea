package io.github.poolscope.analysis.time;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs plans each of which loses its time for one reason, and prints as a table how often that was found to be the
 * largest loss: {@code java -cp … io.github.poolscope.analysis.time.PlantedCauses [ROUNDS]}.
 */
public final class PlantedCauses {
    /** What is no loss, or depends on how busy the machine is with other things. */
    private static final Set<TimePart> OF_THE_MACHINE = EnumSet.of(
            TimePart.CPU,
            TimePart.WAITING,
            TimePart.WANTING_PROCESSOR,
            TimePart.START_UP,
            TimePart.NO_CALL,
            TimePart.NOT_KNOWN);

    private static final int RUN_SECONDS = 120;
    private static final String SLOW_INPUT = """
            import time
            from multiprocessing import Pool


            def square(x):
                time.sleep(0.01)
                return x * x


            def slowly():
                for x in range(40):
                    time.sleep(0.1)
                    yield x


            if __name__ == "__main__":
                with Pool(2) as pool:
                    print(sum(pool.imap(square, slowly())))
            """;

    private PlantedCauses() {}

    /**
     * A plan with its cause.
     *
     * @param plan the plan as JSON
     * @param expected the part that must be the largest loss
     */
    record Planted(String name, String plan, TimePart expected) {}

    /** Returns the plans; the input of one is read by a Python program, which is written into {@code folder}. */
    static List<Planted> all(Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("slow_input.py"), SLOW_INPUT);
        int crowd = 2 * Runtime.getRuntime().availableProcessors();
        return List.of(
                new Planted(
                        "slow input",
                        "{\"command\": \"python3 " + program + "\", \"engine\": \"cpython\"}",
                        TimePart.INPUT),
                new Planted(
                        "chunk too large",
                        "{\"mode\": \"map\", \"items\": 10, \"processes\": 2, \"chunksize\": 8,"
                                + " \"workload\": \"sleep:seconds=0.6\"}",
                        TimePart.CHUNK_TOO_LARGE),
                new Planted(
                        "chunk too small",
                        "{\"mode\": \"map\", \"items\": 400000, \"processes\": 2, \"chunksize\": 1,"
                                + " \"workload\": \"identity\"}",
                        TimePart.HAND_OUT),
                new Planted(
                        "twice the cores",
                        "{\"mode\": \"map\", \"items\": " + 8 * crowd + ", \"processes\": " + crowd
                                + ", \"chunksize\": 1, \"workload\": \"primes:below=16000000\"}",
                        TimePart.WANTING_PROCESSOR),
                new Planted(
                        "held order",
                        "{\"mode\": \"imap\", \"items\": 12, \"processes\": 2, \"bufferSize\": 3,"
                                + " \"workload\": \"sleep-list:times=4;0.05;0.05;0.05;0.05;0.05;0.05;0.05;0.05;0.05;0.05;0.05\"}",
                        TimePart.WINDOW_FULL),
                new Planted(
                        "slow start",
                        "{\"mode\": \"map\", \"items\": 8, \"processes\": 2, \"initializer\": \"prepare\","
                                + " \"workload\": \"sleep:seconds=0.05\"}",
                        TimePart.START_UP));
    }

    /** Runs a plan; returns where its time went. */
    static RunTime run(Session session, Planted planted) throws Exception {
        LiveRun run = session.start(PlanJson.read(planted.plan()));
        run.over().get(RUN_SECONDS, TimeUnit.SECONDS);
        return RunTime.of(run.header(), run.trace());
    }

    /** Returns the largest part that was lost, apart from those that the machine's load decides, unless planted. */
    static TimePart largestLoss(RunTime time, Planted planted) {
        return Arrays.stream(TimePart.values())
                .filter(part -> part == planted.expected() || !OF_THE_MACHINE.contains(part))
                .max(Comparator.comparingLong(time.whole()::of))
                .orElseThrow();
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        Path home = Files.createTempDirectory("poolscope-planted");
        try (Session session = Session.open(new RunFolder(home))) {
            List<Planted> all = all(home);
            Map<Planted, Row> rows = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (Planted planted : all) { // In turn, so that each meets the machine's load alike.
                    rows.computeIfAbsent(planted, key -> new Row()).add(run(session, planted), planted);
                }
            }
            System.out.println("| planted | expected | found | its share of workers × wall | also found |");
            System.out.println("| --- | --- | --- | --- | --- |");
            rows.forEach((planted, row) -> System.out.println(row.line(planted, rounds)));
        } finally {
            delete(home);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> below;
        try (Stream<Path> walk = Files.walk(folder)) {
            below = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : below) {
            Files.delete(path);
        }
    }

    private static final class Row {
        private final List<Double> shares = new ArrayList<>();
        private final Map<String, Integer> others = new LinkedHashMap<>();
        private int found;

        void add(RunTime time, Planted planted) {
            shares.add(time.whole().share(planted.expected()));
            TimePart largest = largestLoss(time, planted);
            if (largest == planted.expected()) {
                found++;
            } else {
                others.merge(largest.key(), 1, Integer::sum);
            }
        }

        String line(Planted planted, int rounds) {
            shares.sort(null);
            return String.format(
                    Locale.ROOT,
                    "| %s | `%s` | %d of %d | %.0f to %.0f %% | %s |",
                    planted.name(),
                    planted.expected().key(),
                    found,
                    rounds,
                    100 * shares.get(0),
                    100 * shares.get(shares.size() - 1),
                    others.isEmpty() ? "–" : others);
        }
    }
}
