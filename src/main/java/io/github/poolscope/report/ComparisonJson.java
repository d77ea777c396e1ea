package io.github.poolscope.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.compare.Cause;
import io.github.poolscope.compare.ComparedRun;
import io.github.poolscope.compare.Comparison;
import io.github.poolscope.compare.FigureRow;
import io.github.poolscope.compare.Pairs;
import io.github.poolscope.compare.PlanDifference;
import io.github.poolscope.compare.Rounds;
import io.github.poolscope.plan.PlanJson;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A comparison as one JSON object: {@code runs}, {@code plan} (differences), {@code figures} (with {@code ratio}: of two runs
 * the second's value divided by the first's, of more a list, one for each run), {@code fair} (warnings), {@code sentence},
 * {@code causes} (seconds that each adds to the wall time, compared with the first run, one list for each run but the
 * first), {@code taskels} (those that differ most between the first two runs).
 */
public final class ComparisonJson {
    private static final int MOST_TASKELS = 20;
    private static final double NANOS = 1e9;

    private ComparisonJson() {}

    public static ObjectNode of(Comparison comparison) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        ArrayNode runs = tree.putArray("runs");
        for (ComparedRun run : comparison.runs()) {
            ObjectNode each = runs.addObject();
            each.put("name", run.letter());
            each.put("file", run.recording().file().toString());
            each.put("began", run.recording().trace().began().toString());
            each.put("outcome", run.recording().trace().state().name().toLowerCase(Locale.ROOT));
            each.set("plan", PlanJson.tree(run.recording().header().plan()));
        }
        ArrayNode plan = tree.putArray("plan");
        for (PlanDifference difference : comparison.plan()) {
            ObjectNode each = plan.addObject();
            each.put("setting", difference.setting().key());
            ArrayNode values = each.putArray("values");
            difference.values().forEach(values::add);
        }
        ArrayNode figures = tree.putArray("figures");
        comparison.figures().forEach(row -> figures.add(figure(row)));
        ArrayNode fair = tree.putArray("fair");
        comparison.warnings().forEach(warning -> fair.add(warning.toString()));
        tree.put("sentence", comparison.sentence().toString());
        ArrayNode causes = tree.putArray("causes");
        for (int run = 1; run < comparison.runs().size(); run++) {
            ObjectNode each = causes.addObject();
            each.put("run", comparison.runs().get(run).letter());
            for (Cause cause : Cause.values()) {
                each.put(cause.name().toLowerCase(Locale.ROOT), comparison.causeSeconds(cause, run));
            }
        }
        tree.set("taskels", taskels(comparison));
        return tree;
    }

    /** Returns the judgement about rounds, to be added as {@code afresh}. */
    public static ObjectNode of(Rounds rounds) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("sentence", rounds.sentence().toString());
        tree.put("control", rounds.controlSentence().toString());
        tree.set("ratio", interval(rounds.ratio()));
        tree.set("controlRatio", interval(rounds.control()));
        ArrayNode all = tree.putArray("rounds");
        for (Rounds.Round round : rounds.all()) {
            ObjectNode each = all.addObject();
            each.put("aSeconds", round.first());
            each.put("bSeconds", round.second());
            each.put("controlSeconds", round.control());
        }
        return tree;
    }

    private static ObjectNode interval(Rounds.Interval interval) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("low", interval.low());
        tree.put("estimate", interval.middle());
        if (Double.isInfinite(interval.high())) {
            tree.putNull("high");
        } else {
            tree.put("high", interval.high());
        }
        tree.put("different", interval.isDifferent());
        return tree;
    }

    private static ObjectNode figure(FigureRow row) {
        ObjectNode each = JsonNodeFactory.instance.objectNode();
        each.put("name", row.measure().key());
        ArrayNode values = each.putArray("values");
        row.values().forEach(value -> add(values, value));
        if (row.values().size() == 2) {
            OptionalDouble ratio = row.ratio(1);
            if (ratio.isPresent()) {
                each.put("ratio", ratio.getAsDouble());
            } else {
                each.putNull("ratio");
            }
        } else {
            ArrayNode ratios = each.putArray("ratio");
            for (int run = 0; run < row.values().size(); run++) {
                add(ratios, row.ratio(run));
            }
        }
        return each;
    }

    private static void add(ArrayNode to, OptionalDouble value) {
        if (value.isPresent()) {
            to.add(value.getAsDouble());
        } else {
            to.addNull();
        }
    }

    private static ArrayNode taskels(Comparison comparison) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        ComparedRun first = comparison.runs().get(0);
        ComparedRun second = comparison.runs().get(1);
        for (Pairs.Difference it : comparison.pairs().differences(0, 1, MOST_TASKELS)) {
            ObjectNode each = all.addObject();
            each.put("taskel", it.first());
            each.put("item", first.recording().trace().taskels().item(it.first()));
            ArrayNode seconds = each.putArray("seconds");
            seconds.add(first.duration(it.first()) / NANOS);
            seconds.add(second.duration(it.second()) / NANOS);
            each.put("difference", it.difference() / NANOS);
        }
        return all;
    }
}
