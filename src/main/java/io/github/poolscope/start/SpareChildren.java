package io.github.poolscope.start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The spares that are children of this program, shared by spawn and fork. */
final class SpareChildren {
    private static final Map<WorkerSetup, SpareWorkers> SPARES = new ConcurrentHashMap<>();

    private SpareChildren() {}

    static SpareWorkers of(WorkerSetup setup) {
        SpareWorkers spares = SPARES.computeIfAbsent(
                setup,
                key -> new SpareWorkers((warm, classes) -> {
                    if (warm) {
                        key.checkCurrent();
                    }
                    return launch(key, warm, classes);
                }));
        endThoseOfOtherCode(setup);
        return spares;
    }

    private static void endThoseOfOtherCode(WorkerSetup setup) {
        for (WorkerSetup other : new ArrayList<>(SPARES.keySet())) {
            SpareWorkers stale = other.isOtherCodeOf(setup) ? SPARES.remove(other) : null;
            if (stale != null) {
                if (stale.isHoldingAny()) {
                    OutdatedSetups.add(setup);
                }
                stale.close();
            }
        }
    }

    static StartedWorker launch(WorkerSetup setup, boolean warm, Set<String> classes) throws IOException {
        long pid = ProcessHandle.current().pid();
        return StartedWorker.launch(classes, pid, ticket -> setup.start(warm, ticket));
    }

    static void releaseAll() {
        for (WorkerSetup setup : new ArrayList<>(SPARES.keySet())) {
            SpareWorkers spares = SPARES.remove(setup);
            if (spares != null) {
                spares.close();
            }
        }
    }
}
