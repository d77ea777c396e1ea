package io.github.poolscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures this pool, and on demand CPython's, in one run: samples of the same calls, whose medians are compared. The
 * JVM gets time to compile the code before samples are taken.
 *
 * @param workers the number of workers of the pools
 * @param repeat the number of samples of each case
 * @param quick whether to do only a tenth of the work
 * @param cpython whether to measure CPython's pool as well
 * @param only prefixes of the names of the selected cases; all if empty
 */
public record Bench(int workers, int repeat, boolean quick, boolean cpython, List<String> only) {
    public Bench {
        only = List.copyOf(only);
    }

    /**
     * Measures the selected cases; takes minutes unless {@code quick}.
     *
     * @param progress receives a few words after each measurement
     * @throws BenchException if a requested measurement is impossible here
     */
    public List<BenchRow> run(Consumer<String> progress) throws Exception {
        CaseSelection selection = new CaseSelection(only);
        Sampler sampler = new Sampler(repeat, quick);
        CPython theirs = cpython ? CPython.measure(workers, repeat, quick, selection, progress) : CPython.notAsked();
        List<Measured> ours = new ArrayList<>();
        Consumer<Measured> told = measured -> {
            ours.add(measured);
            progress.accept(measured.name());
        };
        new StartCases(workers, repeat, told).run(selection);
        new PoolCases(workers, quick, sampler, told).run(selection);
        new Makespan(workers, repeat, quick, told).run(selection);
        new TraceCost(workers, quick, sampler, told).run(selection);
        new ScaleCases(workers, quick, sampler, told).run(selection);
        ThreadCases threads = new ThreadCases(workers, quick, sampler);
        threads.run(selection);
        Floors floors = new Floors(sampler, quick);
        List<BenchRow> rows = new ArrayList<>();
        for (Measured measured : ours) {
            String name = measured.name();
            rows.add(new BenchRow(
                    name, measured.unit(), measured.median(), theirs.of(name), threads.of(name), floors.of(name)));
        }
        if (rows.isEmpty()) {
            throw new BenchException("No case begins with " + String.join(" or ", only)
                    + ": there are start, map, imap, imap_unordered, apply, apply_async, echo, makespan and trace; and, only by"
                    + " name, scale and idle.");
        }
        return rows;
    }
}
