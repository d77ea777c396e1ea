package io.github.poolscope.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs of a lesson by the names of their stages. */
final class Runs {
    private final Map<String, RunFacts> byStage;

    Runs(Map<String, RunFacts> byStage) {
        this.byStage = Collections.unmodifiableMap(new LinkedHashMap<>(byStage));
    }

    /** Returns the only run, or the first of several. */
    RunFacts first() {
        return byStage.values().iterator().next();
    }

    RunFacts of(String stage) {
        RunFacts found = byStage.get(stage);
        if (found == null) {
            throw new IllegalArgumentException("There is no stage '" + stage + "' among " + byStage.keySet() + ".");
        }
        return found;
    }

    List<RunFacts> all() {
        return List.copyOf(byStage.values());
    }

    Map<String, RunFacts> byStage() {
        return byStage;
    }
}
