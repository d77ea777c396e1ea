package io.github.poolscope.workload;

import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.words.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the parameters of a built-in workload; each error is one sentence. */
final class Settings {
    private final WorkloadType type;
    private final Work.BuiltIn work;

    Settings(WorkloadType type, Work.BuiltIn work) {
        this.type = type;
        this.work = work;
        for (String name : work.parameters().keySet()) {
            if (type.parameters().stream()
                    .noneMatch(parameter -> parameter.name().equals(name))) {
                throw new PlanException(
                        Setting.WORKLOAD, Phrase.of("workload.problem.parameter", type.name(), name, known(type)));
            }
        }
    }

    private static Phrase known(WorkloadType type) {
        return type.parameters().isEmpty()
                ? Phrase.of("workload.has-none")
                : Phrase.of(
                        "workload.has",
                        type.parameters().stream().map(Parameter::name).collect(Collectors.joining(", ")));
    }

    String text(String name) {
        String told = work.parameters().get(name);
        return told != null
                ? told
                : type.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .usual();
    }

    double seconds(String name) {
        return decimal(name, text(name), 0, 3600, Phrase.of("workload.form.seconds"));
    }

    /** Reads one or more numbers of seconds. */
    List<Double> listOfSeconds(String name) {
        Phrase form = Phrase.of("workload.form.times");
        return Arrays.stream(text(name).split(";", -1))
                .map(part -> decimal(name, part, 0, 3600, form))
                .toList();
    }

    int whole(String name, int least, int most) {
        try {
            int value = Integer.parseInt(text(name).strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, with the allowed range.
        }
        throw wrong(name, Phrase.of("workload.form.whole", least, most));
    }

    ChosenTaskels chosen(String name) {
        try {
            return ChosenTaskels.parse(text(name));
        } catch (NumberFormatException e) {
            throw wrong(name, Phrase.of("workload.form.indices"));
        }
    }

    private double decimal(String name, String told, double least, double most, Phrase form) {
        double value = PlanTexts.decimal(told);
        if (value >= least && value <= most) {
            return value;
        }
        throw wrong(name, form);
    }

    private PlanException wrong(String name, Phrase form) {
        return new PlanException(
                Setting.WORKLOAD, Phrase.of("workload.problem.value", name, type.name(), text(name), form));
    }
}
