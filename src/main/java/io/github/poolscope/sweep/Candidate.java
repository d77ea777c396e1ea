package io.github.poolscope.sweep;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of the settings that a sweep compares.
 *
 * @param plan the whole plan
 */
public record Candidate(Plan plan) {
    /** The settings that a sweep varies. */
    public static final List<Setting<?>> VARIED =
            List.of(Setting.PROCESSES, Setting.CHUNKSIZE, Setting.MODE, Setting.START_METHOD);

    /** Returns the values of the varied settings, such as {@code processes=2 chunksize=auto mode=map startMethod=spawn}. */
    public String key() {
        return VARIED.stream()
                .map(setting -> setting.key() + "=" + setting.text(plan))
                .collect(Collectors.joining(" "));
    }
}
