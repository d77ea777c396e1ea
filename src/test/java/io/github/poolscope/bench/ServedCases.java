package io.github.poolscope.bench;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.StartMethod;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A Java program that is recorded or not, for {@code cost.py}: runs cases when they are named on standard input, and prints
 * after each how many taskels it had. With the argument {@code once} it runs a single taskel and ends, with {@code million}
 * as many as {@code million.py}.
 */
public final class ServedCases {
    /** What takes about 100 microseconds, measured by {@code cost.py}. */
    private static final int LOOPS = Integer.parseInt(System.getenv().getOrDefault("LOOPS", "100000"));

    private static final int WORKERS = 2;

    private ServedCases() {}

    static int same(int item) {
        return item;
    }

    static int busy(int item) {
        return spin(item, LOOPS);
    }

    private static int spin(int item, int loops) {
        int mixed = item;
        for (int i = 0; i < loops; i++) {
            mixed = mixed * 0x2C1B3C6D ^ (mixed >>> 12);
        }
        return mixed == 0 ? 1 : mixed;
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static void consume(Iterator<Integer> results) {
        results.forEachRemaining(result -> {});
    }

    private interface Run {
        void accept(List<Integer> items) throws InterruptedException;
    }

    private record Case(int taskels, Run run) {}

    private static Map<String, Case> cases(Pool pool) {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("map, chunksize 1", new Case(300_000, items -> pool.map(ServedCases::same, items, 1)));
        cases.put(
                "imap_unordered, chunksize 1",
                new Case(300_000, items -> consume(pool.imapUnordered(ServedCases::same, items, 1))));
        cases.put("map, chunksize auto", new Case(1_000_000, items -> pool.map(ServedCases::same, items)));
        cases.put("map, chunksize 1, 100 us", new Case(10_000, items -> pool.map(ServedCases::busy, items, 1)));
        cases.put("map, chunksize auto, 100 us", new Case(10_000, items -> pool.map(ServedCases::busy, items)));
        cases.put(
                "imap, chunksize 1, 100 us",
                new Case(10_000, items -> consume(pool.imap(ServedCases::busy, items, 1))));
        return cases;
    }

    /**
     * Runs.
     *
     * @param arguments {@code once}, {@code million}, {@code calibrate}, which prints the number of loops, or none
     */
    public static void main(String[] arguments) throws Exception {
        String asked = arguments.length > 0 ? arguments[0] : "";
        if (asked.equals("calibrate")) {
            System.out.println(loops());
            return;
        }
        boolean once = asked.equals("once");
        PoolOptions options = PoolOptions.builder()
                .processes(once ? 1 : WORKERS)
                .startMethod(StartMethod.SPAWN)
                .spares(false)
                .build();
        try (Pool pool = Pool.create(options)) {
            if (once) {
                pool.map(ServedCases::same, List.of(1));
            } else if (asked.equals("million")) {
                pool.map(ServedCases::same, range(1_000_000));
                consume(pool.imapUnordered(ServedCases::same, range(100_000), 1));
            } else {
                serve(pool);
            }
        }
    }

    private static int loops() {
        int loops = 1_000_000;
        long best = Long.MAX_VALUE;
        int mixed = 0;
        for (int i = 0; i < 200; i++) {
            long begun = System.nanoTime();
            mixed += spin(i, loops);
            best = Math.min(best, System.nanoTime() - begun);
        }
        return mixed == 0 ? 1 : (int) (loops * 100_000L / best);
    }

    private static void serve(Pool pool) throws Exception {
        Map<String, Case> cases = cases(pool);
        List<String> pids =
                new ArrayList<>(List.of(Long.toString(ProcessHandle.current().pid())));
        pool.map(ServedCases::same, range(1_000));
        pool.pids().forEach(pid -> pids.add(pid.toString()));
        System.out.println(String.join(" ", pids));
        System.out.println(String.join(";", cases.keySet()));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Case asked = cases.get(line);
            if (asked == null) {
                throw new IllegalArgumentException(line);
            }
            asked.run().accept(range(asked.taskels()));
            System.out.println(asked.taskels());
        }
    }
}
