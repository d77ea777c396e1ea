package io.github.poolscope.ui.lesson;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.workload.Catalogue;

/** The display name of what a plan runs, without how it is mapped. FX thread only. */
public final class WorkTitle {
    private WorkTitle() {}

    /**
     * Returns the title of a plan's workload or script; of a user's function, its spelling; of a command, its
     * words without folders.
     */
    public static String of(Plan plan) {
        if (plan.work() instanceof Work.Script script) {
            return ScriptTitle.of(script.name(), plan);
        }
        if (plan.work() instanceof Work.Command command) {
            return command.title();
        }
        return plan.work() instanceof Work.BuiltIn builtIn
                ? Catalogue.find(builtIn.name())
                        .map(type -> Words.say(type.title()))
                        .orElse(builtIn.name())
                : plan.work().text();
    }
}
