package io.github.poolscope.predict;

import io.github.poolscope.analysis.Figures;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.session.Session;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Runs plans in one setting, predicts each in another, runs it there, and prints the table of {@code prediction.md}.
 * Arguments: words that the names of the cases contain; none for all. Takes some minutes; no display is needed.
 */
public final class PredictionTable {
    private static final double NANOS = 1e9;

    private PredictionTable() {}

    /**
     * @param name what is compared
     * @param plan the settings common to both runs, as {@code key=text}
     * @param from the setting that is run first
     * @param to the setting that is predicted, and then run
     */
    private record Case(String name, String plan, String from, String to) {}

    private static final String TAIL = "workload=sleep-heavy-tail:min=0.05,max=2;items=60;mode=imap_unordered";
    private static final String PRIMES = "workload=primes:below=12000000;items=40;mode=map";
    private static final String ROWS = "workload=mandelbrot:width=4000,iterations=4000;items=160;mode=map";
    private static final String TINY = "workload=identity;items=600000;mode=map;processes=2";

    private static final List<Case> CASES = List.of(
            new Case(
                    "sleeping",
                    "workload=sleep:seconds=0.2;items=48;mode=map",
                    "processes=2;chunksize=1",
                    "processes=4"),
            new Case(
                    "sleeping",
                    "workload=sleep:seconds=0.2;items=48;mode=map",
                    "processes=4;chunksize=1",
                    "processes=8"),
            new Case(
                    "sleeping",
                    "workload=sleep:seconds=0.2;items=48;mode=map",
                    "processes=8;chunksize=1",
                    "processes=1"),
            new Case(
                    "sleeping",
                    "workload=sleep:seconds=0.2;items=48;mode=map",
                    "processes=3;chunksize=1",
                    "chunksize=6"),
            new Case(
                    "sleeping, shorter and shorter",
                    "workload=sleep-descending:unit=0.03;items=24",
                    "processes=3;mode=map",
                    "mode=imap"),
            new Case(
                    "sleeping, shorter and shorter",
                    "workload=sleep-descending:unit=0.03;items=24",
                    "processes=2;mode=imap",
                    "processes=6"),
            new Case(
                    "sleeping, threads",
                    "engine=threads;workload=sleep:seconds=0.05;items=200;mode=map",
                    "processes=4;chunksize=1",
                    "processes=8;chunksize=auto"),
            new Case(
                    "sleeping, one by one",
                    "workload=sleep:seconds=0.1;items=24",
                    "processes=3;mode=apply_async",
                    "mode=apply"),
            new Case("heavy tail", TAIL, "processes=2", "processes=4"),
            new Case("heavy tail", TAIL, "processes=4", "processes=8"),
            new Case("heavy tail", TAIL, "processes=4;chunksize=1", "mode=map;chunksize=auto"),
            new Case("heavy tail", TAIL, "processes=8;chunksize=4", "processes=3;chunksize=1"),
            new Case("CPU-bound", PRIMES, "processes=1;chunksize=1", "processes=2"),
            new Case("CPU-bound", PRIMES, "processes=2;chunksize=1", "processes=1"),
            new Case("CPU-bound", PRIMES, "processes=2;chunksize=1", "processes=4"),
            new Case("CPU-bound", PRIMES, "processes=2;chunksize=1", "chunksize=auto"),
            new Case("CPU-bound, rows", ROWS, "processes=1", "processes=2"),
            new Case("CPU-bound, rows", ROWS, "processes=4;chunksize=1", "processes=2;chunksize=10"),
            new Case("CPU-bound, threads", "engine=threads;" + PRIMES, "processes=1;chunksize=1", "processes=2"),
            new Case("mixed", "workload=print:seconds=0.02;items=400;mode=imap", "processes=2", "processes=4"),
            new Case(
                    "mixed",
                    "workload=print:seconds=0.02;items=400;mode=map",
                    "processes=4;chunksize=1",
                    "processes=8;chunksize=auto"),
            new Case("tiny", TINY, "chunksize=1", "chunksize=10"),
            new Case("tiny", TINY, "chunksize=10", "chunksize=auto"),
            new Case("tiny", TINY, "chunksize=100", "processes=1"),
            new Case(
                    "maxtasksperchild",
                    "workload=sleep:seconds=0.2;items=24;mode=map;chunksize=1;maxTasksPerChild=3",
                    "processes=2",
                    "processes=4"),
            new Case(
                    "maxtasksperchild",
                    "workload=sleep:seconds=0.3;items=24;mode=map;maxTasksPerChild=2",
                    "processes=3;chunksize=1",
                    "chunksize=3"),
            new Case("crashing", "workload=crash:on=5;12,seconds=0.3;items=30;mode=imap", "processes=2", "processes=3"),
            new Case(
                    "crashing",
                    "workload=crash:on=9,seconds=0.2;items=40;mode=imap_unordered",
                    "processes=4",
                    "processes=2"));

    public static void main(String[] words) throws Exception {
        Path home = Files.createTempDirectory("prediction");
        System.out.printf(Locale.ROOT, "Load at the start: %.1f%n%n", load());
        System.out.println(
                "| plan | measured in | predicted for | predicted | interval | got | error | inside | self error | load |");
        System.out.println("| --- | --- | --- | ---: | --- | ---: | ---: | --- | ---: | ---: |");
        List<Double> errors = new ArrayList<>();
        int inside = 0;
        try (Session session = Session.open(new RunFolder(home))) {
            for (Case one : CASES) {
                if (words.length > 0 && Arrays.stream(words).noneMatch(one.name::contains)) {
                    continue;
                }
                Plan from = plan(one.plan, one.from);
                Plan to = plan(one.plan, one.from + ";" + one.to);
                LiveRun measured = run(session, from);
                Predictor predictor = Predictor.of(measured.header(), measured.trace());
                Prediction predicted =
                        predictor.predict(new Scenario(to.workers(), to.chunksize(), to.mode(), ItemOrder.AS_IS));
                LiveRun real = run(session, to);
                long got = Figures.of(real.header(), real.trace()).makespan();
                double error = predicted.makespan() / (double) got - 1;
                boolean isInside = predicted.low() <= got && got <= predicted.high();
                errors.add(Math.abs(error));
                inside += isInside ? 1 : 0;
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %s | %.2f s | %.2f to %.2f s | %.2f s | %+.1f %% | %s | %+.1f %% | %.0f |%n",
                        one.name,
                        one.from.replace(";", ", "),
                        one.to.replace(";", ", "),
                        predicted.makespan() / NANOS,
                        predicted.low() / NANOS,
                        predicted.high() / NANOS,
                        got / NANOS,
                        100 * error,
                        isInside ? "yes" : "no",
                        100 * predictor.selfError(),
                        load());
            }
        }
        delete(home);
        double[] all = errors.stream().mapToDouble(Double::doubleValue).toArray();
        System.out.printf(
                Locale.ROOT,
                "%nMedian error %.1f %%, nine of ten within %.1f %%, %d of %d inside the interval. Load at the end: %.1f%n",
                100 * new Percentile(50).evaluate(all),
                100 * new Percentile(90).evaluate(all),
                inside,
                all.length,
                load());
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static LiveRun run(Session session, Plan plan) throws Exception {
        LiveRun run = session.start(plan);
        run.over().get();
        return run;
    }

    private static Plan plan(String... settings) {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        for (String some : settings) {
            for (String pair : some.split(";(?=[a-zA-Z]+=)", -1)) {
                String[] parts = pair.split("=", 2);
                fields.set(Setting.withKey(parts[0]).orElseThrow(), parts[1]);
            }
        }
        return fields.toPlan();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
