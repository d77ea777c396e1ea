package io.github.poolscope.ui.app;

import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.RunState;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Constructed runs that strain the window. */
final class MadeRuns {
    private static final int FAILING = 7;
    private static final int CALLS = 60;

    private MadeRuns() {}

    /** Returns a run of 600 taskels on 200 workers, finished. */
    static SavedRun manyWorkers() {
        return new MadeRun("{\"workload\": \"sleep-uniform:min=0.2,max=0.9\", \"mode\": \"imap_unordered\","
                        + " \"processes\": 200, \"items\": 600}")
                .taking(index -> 200 + index * 137L % 700)
                .saved(Path.of("200-workers.poolscope"));
    }

    /** Returns a run in which taskel 7 failed, with an error of several causes and some two hundred lines. */
    static SavedRun longTrace() {
        return new MadeRun("{\"workload\": \"fail:on=7,seconds=0.25\", \"mode\": \"imap\", \"processes\": 3,"
                        + " \"items\": 12}")
                .failing(new Failure(
                        FAILING,
                        "java.lang.IllegalStateException",
                        "the order 4711 of the customer Hans-Jürgen Müller-Lüdenscheidt can't be priced: the tariff table"
                                + " prices-2026-11.csv has no row for the country “XX” and the class “express, insured”",
                        stackTrace()))
                .ending(RunState.FAILED)
                .saved(Path.of("long-trace.poolscope"));
    }

    /** Returns the number of the taskel that fails. */
    static int failing() {
        return FAILING;
    }

    private static String stackTrace() {
        return "java.lang.IllegalStateException: the order 4711 of the customer Hans-Jürgen Müller-Lüdenscheidt can't be"
                + " priced: the tariff table prices-2026-11.csv has no row for the country “XX” and the class “express,"
                + " insured”\n" + calls("com.example.orders.pricing.PriceCalculator", "priceOfOrder")
                + "\nCaused by: java.io.UncheckedIOException: java.io.EOFException: the table ended in row 48213\n"
                + calls("com.example.orders.tables.TariffTableReader", "nextRow")
                + "\nCaused by: java.io.EOFException: the table ended in row 48213\n"
                + calls("com.example.orders.tables.RowBuffer", "fill");
    }

    private static String calls(String type, String method) {
        return IntStream.rangeClosed(1, CALLS)
                .mapToObj(depth -> "\tat " + type + "." + method + depth + "("
                        + type.substring(type.lastIndexOf('.') + 1) + ".java:" + (40 + depth * 13) + ")")
                .collect(Collectors.joining("\n"));
    }
}
