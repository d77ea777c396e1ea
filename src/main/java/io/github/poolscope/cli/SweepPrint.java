package io.github.poolscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.sweep.MeasuredSetting;
import io.github.poolscope.sweep.SweepResult;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a sweep found, as text and as JSON. */
final class SweepPrint {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SweepPrint() {}

    static String text(SweepResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%9s %9s  %-15s %-10s %4s %10s %10s  %s%n",
                "processes",
                "chunksize",
                "mode",
                "start",
                "runs",
                "mean wall",
                "predicted",
                ""));
        for (MeasuredSetting setting : result.settings()) {
            Plan plan = setting.candidate().plan();
            text.append(String.format(
                    Locale.ROOT,
                    "%9s %9s  %-15s %-10s %4d %10s %10s  %s%n",
                    plan.processes(),
                    plan.chunksize(),
                    plan.mode().key(),
                    plan.startMethod().key(),
                    setting.seconds().size(),
                    setting.seconds().isEmpty() ? Units.NONE : Units.seconds((long) (setting.mean() * 1e9)),
                    setting.prediction()
                            .map(prediction -> Units.seconds(prediction.wall()))
                            .orElse(Units.NONE),
                    fate(setting)));
        }
        return text.append(sentence(result)).toString();
    }

    private static String fate(MeasuredSetting setting) {
        return switch (setting.fate()) {
            case FINISHED -> "";
            case LEFT -> "left early";
            case DROPPED -> "dropped by prediction";
        };
    }

    static String sentence(SweepResult result) {
        String knee = result.knee().isPresent()
                ? " The smallest pool within 5 % of the shortest time has "
                        + result.knee().getAsInt() + (result.knee().getAsInt() == 1 ? " worker." : " workers.")
                : "";
        if (result.best().isEmpty()) {
            return "No difference found." + knee;
        }
        String margin = result.margin().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "; the next one takes %s longer",
                        Units.percent(result.margin().getAsDouble()))
                : "";
        String noise = Double.isNaN(result.noise())
                ? ""
                : String.format(Locale.ROOT, ", runs of a setting vary by %s", Units.percent(result.noise()));
        return "The best is " + result.best().get().candidate().key() + margin + noise + "." + alike(result) + knee;
    }

    private static String alike(SweepResult result) {
        return result.alike().isEmpty()
                ? ""
                : result.alike().stream()
                        .map(setting -> setting.candidate().key())
                        .collect(Collectors.joining(
                                "; ", " Not slower by more than noise: ", "; more rounds may tell."));
    }

    static String json(SweepResult result) throws JsonProcessingException {
        ObjectNode tree = JSON.createObjectNode();
        result.settings().forEach(setting -> tree.withArray("settings").add(row(setting)));
        if (result.best().isPresent()) {
            tree.set("best", row(result.best().get()));
        } else {
            tree.putNull("best");
        }
        result.alike().forEach(setting -> tree.withArray("alike")
                .add(setting.candidate().key()));
        tree.put(
                "margin", result.margin().isPresent() ? (Double) result.margin().getAsDouble() : null);
        tree.put("noise", Double.isNaN(result.noise()) ? null : (Double) result.noise());
        tree.put("knee", result.knee().isPresent() ? (Integer) result.knee().getAsInt() : null);
        tree.put("sentence", sentence(result));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
    }

    private static ObjectNode row(MeasuredSetting setting) {
        Plan plan = setting.candidate().plan();
        ObjectNode row = JSON.createObjectNode();
        row.put("processes", plan.workers());
        if (plan.chunksize().fixed().isPresent()) {
            row.put("chunksize", plan.chunksize().fixed().getAsInt());
        } else {
            row.put("chunksize", plan.chunksize().toString());
        }
        row.put("mode", plan.mode().key());
        row.put("startMethod", plan.startMethod().key());
        for (double seconds : setting.seconds()) {
            row.withArray("wallSeconds").add(seconds);
        }
        row.put("meanSeconds", setting.seconds().isEmpty() ? null : (Double) setting.mean());
        row.put(
                "predictedSeconds",
                setting.prediction()
                        .map(prediction -> Units.toSeconds(prediction.wall()))
                        .orElse(null));
        row.put("fate", setting.fate().name().toLowerCase(Locale.ROOT));
        return row;
    }
}
