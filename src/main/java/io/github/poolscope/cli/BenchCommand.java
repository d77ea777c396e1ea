package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.bench.Bench;
import io.github.poolscope.bench.BenchException;
import io.github.poolscope.bench.BenchRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code poolscope bench}: measures how fast the pool is. */
@Command(
        name = "bench",
        description = "Measures the pool, beside plain threads and beside the floor; takes some minutes.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Option(names = "--cpython", description = "Measure CPython's pool as well, with the python3 that is here.")
    private boolean cpython;

    @Option(names = "--json", description = "Print the table as one JSON object.")
    private boolean json;

    @Option(names = "--quick", description = "A tenth of the work, for a first impression.")
    private boolean quick;

    @Option(names = "--workers", paramLabel = "N", description = "Workers of the pools; 2 if not set.")
    private int workers = 2;

    @Option(names = "--repeat", paramLabel = "N", description = "Samples of each case; 5 if not set.")
    private int repeat = 5;

    @Option(
            names = "--only",
            paramLabel = "CASE",
            split = ",",
            description = "Only cases whose name begins so, such as map,start/fork.")
    private List<String> only = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (workers < 1 || repeat < 1) {
            throw new ParameterException(spec.commandLine(), "--workers and --repeat must be at least 1.");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<BenchRow> rows;
        try {
            rows = new Bench(workers, repeat, quick, cpython, only).run(this::progress);
        } catch (BenchException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        Terminal.clearLine(spec.commandLine().getErr());
        if (json) {
            out.println(tree(rows).toPrettyString());
        } else {
            print(rows, out);
        }
        return CommandLineMain.DONE;
    }

    private void progress(String words) {
        PrintWriter err = spec.commandLine().getErr();
        if (Terminal.is(err)) {
            Terminal.clearLine(err);
            err.print(words);
            err.flush();
        }
    }

    private static void print(List<BenchRow> rows, PrintWriter out) {
        out.printf(
                "%-24s %-14s %12s %12s %8s %12s %12s%n",
                "case", "unit", "poolscope", "CPython", "ratio", "threads", "floor");
        for (BenchRow row : rows) {
            out.printf(
                    "%-24s %-14s %12s %12s %8s %12s %12s%n",
                    row.name(),
                    row.unit(),
                    Units.measure(row.poolscope()),
                    text(row.cpython()),
                    row.ratio().isPresent() ? Units.decimal(row.ratio().getAsDouble()) : "",
                    text(row.threads()),
                    text(row.floor()));
        }
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Units.measure(value.getAsDouble()) : "";
    }

    private static ObjectNode tree(List<BenchRow> rows) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode array = tree.putArray("rows");
        for (BenchRow row : rows) {
            ObjectNode node = array.addObject();
            node.put("case", row.name()).put("unit", row.unit()).put("poolscope", row.poolscope());
            put(node, "cpython", row.cpython());
            put(node, "threads", row.threads());
            put(node, "floor", row.floor());
            put(node, "ratio", row.ratio());
        }
        return tree;
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
