package io.github.poolscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures this pool, and on demand CPython's, in one run: samples of the same calls, of which the medians are compared.
 * A JVM is given time to compile what is called often before a sample counts.
 *
 * @param workers how many workers the pools have
 * @param repeat how many samples of each case
 * @param quick whether a tenth of the work will do
 * @param cpython whether CPython's pool is measured as well
 * @param only prefixes of the names of the cases wanted; all if empty
 */
public record Bench(int workers, int repeat, boolean quick, boolean cpython, List<String> only) {
    public Bench {
        only = List.copyOf(only);
    }

    /**
     * Takes minutes, unless it is quick.
     *
     * @param progress told what has just been measured, in a few words
     * @throws BenchException if something that was asked for can't be measured here
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
