package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Describes a setting; {@link #add} creates it. */
final class SettingBuilder<T> {
    final String key;
    final T usual;
    final Spelling<T> spelling;
    String option;
    Group group = Group.MORE;
    Control control = Control.TEXT;
    boolean choicesNamed;
    Predicate<Plan> part = plan -> !plan.isOfCommand();
    Predicate<Plan> applies = plan -> true;
    Function<Plan, Optional<Phrase>> check = plan -> Optional.empty();

    SettingBuilder(String key, T usual, Spelling<T> spelling) {
        this.key = key;
        this.usual = usual;
        this.spelling = spelling;
        option = "--" + Setting.hyphenated(key);
    }

    SettingBuilder<T> option(String name) {
        option = name;
        return this;
    }

    SettingBuilder<T> in(Group where, Control edited) {
        group = where;
        control = edited;
        return this;
    }

    /** The form shows {@code plan.choice.TEXT} in place of each text. */
    SettingBuilder<T> withNamesOfChoices() {
        choicesNamed = true;
        return this;
    }

    SettingBuilder<T> partOf(Predicate<Plan> condition) {
        part = condition;
        return this;
    }

    SettingBuilder<T> appliesIf(Predicate<Plan> condition) {
        applies = condition;
        return this;
    }

    SettingBuilder<T> checked(Function<Plan, Optional<Phrase>> problem) {
        check = problem;
        return this;
    }

    Setting<T> build() {
        return new Setting<>(this);
    }

    /** Creates the setting and adds it to all of them. */
    Setting<T> add() {
        Setting<T> setting = build();
        Setting.add(setting);
        return setting;
    }
}
