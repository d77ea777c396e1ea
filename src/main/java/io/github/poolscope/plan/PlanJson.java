package io.github.poolscope.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.words.Phrase;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A plan as JSON, with the names and spellings of the command line.
 *
 * <p>A setting that is left out has the value of {@link Plan#DEFAULT}.
 */
public final class PlanJson {
    /** The maximum length in characters. */
    public static final int MAX_LENGTH = 1 << 22;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<String, BiConsumer<PlanFields, String>> FIELDS = Map.ofEntries(
            Map.entry("engine", PlanFields::engine),
            Map.entry("processes", PlanFields::processes),
            Map.entry("startMethod", PlanFields::startMethod),
            Map.entry("mode", PlanFields::mode),
            Map.entry("chunksize", PlanFields::chunksize),
            Map.entry("maxTasksPerChild", PlanFields::maxTasksPerChild),
            Map.entry("initializer", PlanFields::initializer),
            Map.entry("preload", PlanFields::preload),
            Map.entry("softLimit", PlanFields::softLimit),
            Map.entry("hardLimit", PlanFields::hardLimit),
            Map.entry("retries", PlanFields::retries),
            Map.entry("bufferSize", PlanFields::bufferSize),
            Map.entry("script", PlanFields::script),
            Map.entry("workload", PlanFields::workload),
            Map.entry("items", PlanFields::items),
            Map.entry("seed", PlanFields::seed),
            Map.entry("slow", PlanFields::slow));

    private static final Set<String> NONE_IF_NULL =
            Set.of("maxTasksPerChild", "initializer", "preload", "softLimit", "hardLimit", "script");

    private PlanJson() {}

    /** Returns the plan as indented JSON. */
    public static String write(Plan plan) {
        try {
            return MAPPER.writeValueAsString(tree(plan));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the plan as a tree, to be included in a larger document. */
    public static ObjectNode tree(Plan plan) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("engine", plan.engine().key());
        number(tree, "processes", plan.processes().toString());
        tree.put("startMethod", plan.startMethod().key());
        tree.put("mode", plan.mode().key());
        number(tree, "chunksize", plan.chunksize().toString());
        if (plan.maxTasksPerChild().isPresent()) {
            tree.put("maxTasksPerChild", plan.maxTasksPerChild().getAsInt());
        } else {
            tree.putNull("maxTasksPerChild");
        }
        tree.put("initializer", plan.initializer().orElse(null));
        tree.put("preload", plan.preload().isEmpty() ? null : String.join(",", plan.preload()));
        seconds(tree, "softLimit", plan.safeguards().softLimit());
        seconds(tree, "hardLimit", plan.safeguards().hardLimit());
        tree.put("retries", plan.safeguards().retries());
        number(tree, "bufferSize", PlanTexts.auto(plan.safeguards().bufferSize()));
        if (plan.work() instanceof Work.UserFunction user) {
            tree.put("jar", user.jar().toString());
            tree.put("function", user.function());
        } else if (plan.work() instanceof Work.Script script) {
            tree.put("script", script.name());
            tree.put("workload", script.workload().text());
        } else {
            tree.put("workload", plan.work().text());
        }
        number(tree, "items", plan.items().text());
        tree.put("seed", plan.seed());
        tree.put("slow", plan.slow());
        return tree;
    }

    /**
     * Parses a plan.
     *
     * @throws PlanException if it is not JSON, names an unknown setting, or has an invalid value
     */
    public static Plan read(String json) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new PlanException(
                    Setting.PLAN,
                    e.getLocation() == null
                            ? Phrase.of("plan.problem.json", firstLine(e))
                            : Phrase.of(
                                    "plan.problem.json-line",
                                    firstLine(e),
                                    e.getLocation().getLineNr()));
        }
        if (!tree.isObject()) {
            throw new PlanException(Setting.PLAN, Phrase.of("plan.problem.json-object"));
        }
        return read(tree);
    }

    private static String firstLine(JsonProcessingException e) {
        return e.getOriginalMessage().split("\\R", 2)[0];
    }

    private static Plan read(JsonNode tree) {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (name.equals("jar") || name.equals("function")) {
                continue;
            }
            BiConsumer<PlanFields, String> field = FIELDS.get(name);
            if (field == null) {
                throw new PlanException(Setting.PLAN, Phrase.of("plan.problem.json-setting", name));
            }
            if (value.isContainerNode()) {
                throw new PlanException(Setting.PLAN, Phrase.of("plan.problem.json-list", name));
            }
            if (!value.isNull()) {
                field.accept(fields, value.asText());
            } else if (NONE_IF_NULL.contains(name)) {
                field.accept(fields, Numbers.NONE);
            }
        }
        readFunction(tree, fields);
        if (tree.hasNonNull("script") && !tree.hasNonNull("workload")) {
            fields.workload("identity");
        }
        return fields.toPlan();
    }

    private static void readFunction(JsonNode tree, PlanFields fields) {
        boolean jar = tree.hasNonNull("jar");
        boolean function = tree.hasNonNull("function");
        if (jar != function) {
            throw new PlanException(
                    jar ? Setting.FUNCTION : Setting.JAR,
                    Phrase.of(jar ? "plan.problem.jar-alone" : "plan.problem.function-alone"));
        }
        if (jar && tree.hasNonNull("script")) {
            throw new PlanException(Setting.WORKLOAD, Phrase.of("plan.problem.script-and-jar"));
        }
        if (jar && tree.hasNonNull("workload")) {
            throw new PlanException(Setting.WORKLOAD, Phrase.of("plan.problem.workload-and-jar"));
        }
        if (jar) {
            fields.function(tree.get("jar").asText(), tree.get("function").asText());
        }
    }

    private static void seconds(ObjectNode tree, String name, OptionalDouble seconds) {
        if (seconds.isPresent()) {
            tree.put(name, seconds.getAsDouble());
        } else {
            tree.putNull(name);
        }
    }

    /** Adds a number as a JSON number, and {@code auto} and similar words as text. */
    private static void number(ObjectNode tree, String name, String text) {
        if (text.matches("\\d{1,9}")) {
            tree.put(name, Integer.parseInt(text));
        } else {
            tree.put(name, text);
        }
    }
}
