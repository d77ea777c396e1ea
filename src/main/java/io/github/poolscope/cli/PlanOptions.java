package io.github.poolscope.cli;

import io.github.poolscope.files.Reason;
import io.github.poolscope.files.TextFile;
import io.github.poolscope.files.TextFileException;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.Initializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The options that define a plan: a file, and each setting by name, which overrides the file. */
final class PlanOptions {
    @Option(names = "--plan", paramLabel = "FILE", description = "A plan as JSON; the options below override it.")
    private @Nullable Path plan;

    private final Map<Setting<?>, String> texts = new LinkedHashMap<>();

    /** Adds an option for each setting of a plan. */
    void addTo(CommandSpec command) {
        for (Setting<?> setting : Setting.all()) {
            command.addOption(OptionSpec.builder(setting.option())
                    .type(String.class)
                    .paramLabel(setting.form())
                    .description(description(setting))
                    .setter(new ISetter() {
                        @Override
                        @SuppressWarnings({"TypeParameterUnusedInFormals", "NullAway"}) // As picocli declares it.
                        public <T> T set(T value) {
                            if (value == null) {
                                texts.remove(setting);
                            } else {
                                texts.put(setting, value.toString());
                            }
                            return value;
                        }
                    })
                    .build());
        }
    }

    private static String description(Setting<?> setting) {
        // Picocli formats a description.
        return (setting.help() + values(setting)).replace("%", "%%");
    }

    private static String values(Setting<?> setting) {
        if (setting.equals(Setting.INITIALIZER)) {
            return " Built in: " + String.join(", ", Initializers.all().keySet()) + ".";
        }
        if (setting.equals(Setting.WORKLOAD)) {
            return " 'poolscope workloads' lists the built-in ones.";
        }
        return setting.choices().isEmpty() ? "" : " One of " + String.join(", ", setting.choices()) + ".";
    }

    /** Returns the plan file, if one is given. */
    Optional<Path> file() {
        return Optional.ofNullable(plan);
    }

    /**
     * Returns the plan that the options define.
     *
     * @throws PlanException if an option is invalid
     */
    Plan toPlan() {
        PlanFields fields = new PlanFields(plan == null ? Plan.DEFAULT : read(plan));
        checkWork();
        texts.forEach(fields::set);
        if (texts.containsKey(Setting.WORKLOAD) && !texts.containsKey(Setting.ITEMS)) {
            usualItems(fields.toPlan().work()).ifPresent(usual -> fields.set(Setting.ITEMS, usual));
        }
        return fields.toPlan();
    }

    private void checkWork() {
        boolean jar = texts.containsKey(Setting.JAR);
        boolean function = texts.containsKey(Setting.FUNCTION);
        if (jar != function) {
            throw new PlanException(
                    jar ? Setting.FUNCTION : Setting.JAR,
                    Phrase.asItIs(
                            jar
                                    ? "The option --jar needs --function: name the method as pkg.Class::method."
                                    : "The option --function needs --jar: name the jar with it."));
        }
        for (Setting<?> other : List.of(Setting.WORKLOAD, Setting.SCRIPT, Setting.JAR)) {
            if (texts.containsKey(Setting.COMMAND) && texts.containsKey(other)) {
                throw new PlanException(
                        Setting.COMMAND,
                        Phrase.asItIs("The options --command and " + other.option()
                                + " exclude each other: give one of them."));
            }
        }
        if (jar && texts.containsKey(Setting.WORKLOAD)) {
            throw new PlanException(
                    Setting.WORKLOAD,
                    Phrase.asItIs("The options --workload and --jar exclude each other: give one of them."));
        }
        if (jar && texts.containsKey(Setting.SCRIPT)) {
            throw new PlanException(
                    Setting.SCRIPT,
                    Phrase.asItIs("The options --script and --jar exclude each other: give one of them."));
        }
    }

    /** Returns the items that suit a workload that is given without items. */
    private static Optional<String> usualItems(Work work) {
        return work instanceof Work.BuiltIn builtIn
                ? Catalogue.find(builtIn.name()).map(type -> type.usualItems()).filter(usual -> !usual.isEmpty())
                : Optional.empty();
    }

    private static Plan read(Path file) {
        try {
            return PlanJson.read(TextFile.read(file, PlanJson.MAX_LENGTH));
        } catch (TextFileException e) {
            throw new PlanException(Setting.PLAN, e.why());
        } catch (IOException e) {
            throw new PlanException(
                    Setting.PLAN,
                    Phrase.asItIs(
                            Files.exists(file)
                                    ? "The plan file " + file + " can't be read: " + Reason.of(e) + "."
                                    : "There is no plan file " + file + ": check its path."));
        }
    }
}
