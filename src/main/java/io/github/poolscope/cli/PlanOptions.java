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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
        addTo(command, List.of());
    }

    /** Adds an option for each setting of a plan but some, for which the command has options of its own. */
    void addTo(CommandSpec command, Collection<Setting<?>> except) {
        for (Setting<?> setting : Setting.all()) {
            if (except.contains(setting)) {
                continue;
            }
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
        Optional<Setting<?>> file = Stream.<Setting<?>>of(Setting.JAR, Setting.PYTHON_FILE)
                .filter(texts::containsKey)
                .findFirst();
        boolean function = texts.containsKey(Setting.FUNCTION);
        if (file.isPresent() != function) {
            throw new PlanException(
                    file.isPresent() ? Setting.FUNCTION : Setting.JAR,
                    Phrase.asItIs(file.map(of -> "The option " + of.option() + " needs --function: name "
                                    + (of == Setting.JAR ? "the method as pkg.Class::method." : "the function in it."))
                            .orElse("The option --function needs --jar or --python-file: name the file with it.")));
        }
        List<Setting<?>> exclusive =
                List.of(Setting.COMMAND, Setting.WORKLOAD, Setting.SCRIPT, Setting.PYTHON_FILE, Setting.JAR);
        for (int i = 0; i < exclusive.size(); i++) {
            for (Setting<?> other : exclusive.subList(i + 1, exclusive.size())) {
                exclude(exclusive.get(i), other);
            }
        }
    }

    private void exclude(Setting<?> one, Setting<?> other) {
        boolean canBeBoth = one == Setting.WORKLOAD && other == Setting.SCRIPT; // A script may use a workload.
        if (!canBeBoth && texts.containsKey(one) && texts.containsKey(other)) {
            throw new PlanException(
                    one,
                    Phrase.asItIs("The options " + one.option() + " and " + other.option()
                            + " exclude each other: give one of them."));
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
