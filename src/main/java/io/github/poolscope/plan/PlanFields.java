package io.github.poolscope.plan;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a plan's settings one by one from the texts that a user wrote: in a file, on the command line, in the window.
 *
 * <p>Starts from a plan and replaces the given settings. A workload replaces a function of the user's own, a jar
 * together with a function replaces a workload, and a command replaces everything else.
 */
public final class PlanFields {
    /** What a script maps if its plan names no workload. */
    private static final String WORKLOAD_OF_SCRIPTS = "identity";

    private final Set<Setting<?>> given = new HashSet<>();
    private final Plan.Values values;

    public PlanFields(Plan from) {
        values = from.values();
    }

    /**
     * Parses the text of a setting and replaces its value.
     *
     * @throws PlanException if the text is no value of the setting; the value then remains
     */
    public void set(Setting<?> setting, String text) {
        parse(setting, text);
        given.add(setting);
    }

    private <T> void parse(Setting<T> setting, String text) {
        T value = setting.parse(text);
        if (setting == Setting.SCRIPT
                && values.get(Setting.SCRIPT).isEmpty()
                && !value.equals(Optional.empty())
                && !given.contains(Setting.WORKLOAD)) {
            values.put(Setting.WORKLOAD, Work.BuiltIn.of(WORKLOAD_OF_SCRIPTS));
        }
        values.put(setting, value);
    }

    /** Returns the plan. */
    public Plan toPlan() {
        return values.toPlan();
    }
}
