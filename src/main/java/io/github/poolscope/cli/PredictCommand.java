package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.history.RunName;
import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.predict.ItemOrder;
import io.github.poolscope.predict.Prediction;
import io.github.poolscope.predict.Predictor;
import io.github.poolscope.predict.Scenario;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.RecordedRuns;
import io.github.poolscope.task.StartMethod;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code poolscope predict}: from one run, the makespan of its work in other settings. */
@Command(
        name = "predict",
        description = "Predicts from one run how long its work would take in other settings.",
        mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = LabelCommands.RUN)
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String run;

    @Option(
            names = "--processes",
            paramLabel = "LIST",
            description = "The pool sizes, such as 1..64 or 1,2,4,auto; that of the run if not set.")
    private @Nullable String processes;

    @Option(
            names = "--chunksize",
            paramLabel = "LIST",
            description = "The chunksizes, such as 1,10,auto; that of the run if not set.")
    private @Nullable String chunksizes;

    @Option(names = "--mode", paramLabel = "MODE", description = "The mapping mode; that of the run if not set.")
    private @Nullable String mode;

    @Option(
            names = "--order",
            paramLabel = "as-is|longest-first",
            defaultValue = "as-is",
            description = "The order of the items; as they are if not set.")
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String order;

    @Option(
            names = "--start-method",
            paramLabel = "METHOD",
            description = "How workers are started; as in the run if not set. What another one takes is read from the"
                    + " latest run of the history that used it.")
    private @Nullable String startMethod;

    @Option(names = "--json", description = "Print the predictions as one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        RunFolder history = RunFolder.standard();
        SavedRun saved = RecordedRuns.open(RunName.find(history, run), history);
        Predictor predictor = Predictor.of(saved.header(), saved.trace());
        if (startMethod != null) {
            StartMethod wanted = plan(Setting.START_METHOD, startMethod).startMethod();
            predictor = MeasuredStarts.of(wanted, predictor, history);
        }
        List<Prediction> predictions = new ArrayList<>();
        for (Scenario scenario : scenarios(predictor.ownScenario())) {
            predictions.add(predictor.predict(scenario));
        }
        print(predictor, predictions);
        return CommandLineMain.DONE;
    }

    private List<Scenario> scenarios(Scenario own) {
        Mode asked = mode == null ? own.mode() : plan(Setting.MODE, mode).mode();
        List<Integer> sizes = processes == null
                ? List.of(own.workers())
                : list("--processes", processes, Scenario.MAX_WORKERS).stream()
                        .map(size -> size.equals("auto") ? PoolSize.AUTO.workers() : Integer.parseInt(size))
                        .distinct()
                        .toList();
        List<Chunksize> chunks = chunksizes == null
                ? List.of(own.chunksize())
                : list("--chunksize", chunksizes, Integer.MAX_VALUE).stream()
                        .map(Chunksize::parse)
                        .toList();
        ItemOrder items = itemOrder();
        List<Scenario> scenarios = new ArrayList<>();
        for (int size : sizes) {
            chunks.forEach(chunksize -> scenarios.add(new Scenario(size, chunksize, asked, items)));
        }
        return scenarios;
    }

    private static Plan plan(Setting<?> setting, String text) {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        fields.set(setting, text);
        return fields.toPlan();
    }

    private List<String> list(String option, String text, int max) {
        try {
            return NumberList.parse(option, text, max);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ItemOrder itemOrder() {
        return Arrays.stream(ItemOrder.values())
                .filter(value -> value.key().equals(order.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + order + "' is no order of items: write "
                                + Arrays.stream(ItemOrder.values())
                                        .map(ItemOrder::key)
                                        .collect(Collectors.joining(" or "))
                                + "."));
    }

    private void print(Predictor predictor, List<Prediction> predictions) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(tree(predictor, predictions).toPrettyString());
            return;
        }
        out.printf(Locale.ROOT, "%9s %9s  %-15s %10s  %s%n", "processes", "chunksize", "mode", "makespan", "interval");
        for (Prediction prediction : predictions) {
            Scenario scenario = prediction.scenario();
            out.printf(
                    Locale.ROOT,
                    "%9d %9s  %-15s %10s  %s to %s%n",
                    scenario.workers(),
                    scenario.chunksize(),
                    scenario.mode().key(),
                    Units.seconds(prediction.makespan()),
                    Units.seconds(prediction.low()),
                    Units.seconds(prediction.high()));
        }
        out.printf(
                Locale.ROOT, "The run itself is predicted with an error of %+.1f %%.%n", 100 * predictor.selfError());
    }

    private static ObjectNode tree(Predictor predictor, List<Prediction> predictions) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("selfError", Math.round(predictor.selfError() * 1e6) / 1e6);
        ArrayNode rows = tree.putArray("predictions");
        for (Prediction prediction : predictions) {
            Scenario scenario = prediction.scenario();
            ObjectNode row = rows.addObject();
            row.put("processes", scenario.workers());
            if (scenario.chunksize().fixed().isPresent()) {
                row.put("chunksize", scenario.chunksize().fixed().getAsInt());
            } else {
                row.put("chunksize", scenario.chunksize().toString());
            }
            row.put("effectiveChunksize", predictor.chunksize(scenario));
            row.put("mode", scenario.mode().key());
            row.put("order", scenario.order().key());
            row.put("makespanSeconds", Units.toSeconds(prediction.makespan()));
            row.put("low", Units.toSeconds(prediction.low()));
            row.put("high", Units.toSeconds(prediction.high()));
            row.put("wallSeconds", Units.toSeconds(prediction.wall()));
        }
        return tree;
    }
}
