package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a plan that runs a command instead of calling a function: see {@link Work.Command}. */
final class CommandSettings {
    private CommandSettings() {}

    static SettingBuilder<List<String>> command() {
        return of(
                "command",
                List.of(),
                new Spelling<>(
                        "COMMAND|none",
                        List.of(),
                        (setting, text) -> isNone(text) ? List.of() : CommandText.parse(setting, text),
                        words -> words.isEmpty() ? Numbers.NONE : CommandText.of(words),
                        Spelling.Json.TEXT,
                        true));
    }

    static SettingBuilder<Optional<Path>> folder() {
        return of("folder", Optional.empty(), Spelling.noneOrFile());
    }

    static SettingBuilder<Map<String, String>> environment() {
        return of(
                "environment",
                Map.of(),
                new Spelling<>(
                        "NAME=VALUE...",
                        List.of(),
                        CommandSettings::variables,
                        CommandSettings::text,
                        Spelling.Json.TEXT,
                        true));
    }

    static SettingBuilder<Boolean> noValues() {
        return of("noValues", false, Spelling.truth())
                .in(Group.COMMAND, Control.BUTTONS)
                .withNamesOfChoices();
    }

    static SettingBuilder<Optional<String>> python() {
        return of("python", Optional.<String>empty(), Spelling.noneOrName("EXE|none"))
                .partOf(plan -> plan.isOfCommand() || plan.isOfCPython());
    }

    private static <T> SettingBuilder<T> of(String key, T usual, Spelling<T> spelling) {
        return new SettingBuilder<>(key, usual, spelling)
                .in(Group.COMMAND, Control.LINE)
                .partOf(Plan::isOfCommand);
    }

    private static Map<String, String> variables(Setting<?> setting, String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String word : isNone(text) ? List.<String>of() : CommandText.parse(setting, text)) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new PlanException(setting, Phrase.of("plan.problem.variable", word));
            }
            if (variables.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new PlanException(setting, Phrase.of("plan.problem.variable-twice", word.substring(0, equals)));
            }
        }
        return Collections.unmodifiableMap(variables);
    }

    private static String text(Map<String, String> variables) {
        List<String> words = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        return words.isEmpty() ? Numbers.NONE : CommandText.of(words);
    }

    private static boolean isNone(String text) {
        return text.isBlank() || text.strip().equals(Numbers.NONE);
    }
}
