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
        for (Setting<?> setting : Setting.all()) {
            if (setting.isPartOf(plan)) {
                tree.set(setting.key(), setting.json(plan));
            }
        }
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
        checkWork(tree);
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            Setting<?> setting = Setting.withKey(name)
                    .orElseThrow(() -> new PlanException(Setting.PLAN, Phrase.of("plan.problem.json-setting", name)));
            if (value.isContainerNode()) {
                throw new PlanException(Setting.PLAN, Phrase.of("plan.problem.json-list", name));
            }
            if (!value.isNull()) {
                fields.set(setting, value.asText());
            } else if (setting.allowsNone()) {
                fields.set(setting, Numbers.NONE);
            }
        }
        return fields.toPlan();
    }

    private static void checkWork(JsonNode tree) {
        boolean jar = has(tree, Setting.JAR);
        boolean python = has(tree, Setting.PYTHON_FILE);
        boolean function = has(tree, Setting.FUNCTION);
        if ((jar || python) != function) {
            throw new PlanException(
                    function ? Setting.JAR : Setting.FUNCTION,
                    Phrase.of(
                            function
                                    ? "plan.problem.function-alone"
                                    : jar ? "plan.problem.jar-alone" : "plan.problem.python-file-alone"));
        }
        exclude(tree, Setting.COMMAND, Setting.JAR, Setting.PYTHON_FILE, Setting.SCRIPT, Setting.WORKLOAD);
        exclude(tree, Setting.PYTHON_FILE, Setting.JAR, Setting.SCRIPT, Setting.WORKLOAD);
        if (jar && has(tree, Setting.SCRIPT)) {
            throw new PlanException(Setting.WORKLOAD, Phrase.of("plan.problem.script-and-jar"));
        }
        if (jar && has(tree, Setting.WORKLOAD)) {
            throw new PlanException(Setting.WORKLOAD, Phrase.of("plan.problem.workload-and-jar"));
        }
    }

    private static void exclude(JsonNode tree, Setting<?> one, Setting<?>... others) {
        for (Setting<?> other : others) {
            if (has(tree, one) && has(tree, other)) {
                throw new PlanException(one, Phrase.of("plan.problem.both", one.title(), other.title()));
            }
        }
    }

    private static boolean has(JsonNode tree, Setting<?> setting) {
        return tree.hasNonNull(setting.key());
    }
}
