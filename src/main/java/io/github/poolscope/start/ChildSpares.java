package io.github.poolscope.start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The spares that are children of this program, which spawn and fork share. */
final class ChildSpares {
    private static final Map<WorkerSetup, Spares> SPARES = new ConcurrentHashMap<>();

    private ChildSpares() {}

    static Spares of(WorkerSetup setup) {
        return SPARES.computeIfAbsent(setup, key -> new Spares((warm, classes) -> launch(key, warm, classes)));
    }

    static StartedWorker launch(WorkerSetup setup, boolean warm, Set<String> classes) throws IOException {
        Admission admission = Gate.expect(classes);
        try {
            Process process = setup.start(warm, admission.ticket);
            return StartedWorker.of(process, ProcessHandle.current().pid(), admission);
        } catch (IOException | RuntimeException e) {
            admission.forget(false);
            throw e;
        }
    }

    static void releaseAll() {
        for (WorkerSetup setup : new ArrayList<>(SPARES.keySet())) {
            Spares spares = SPARES.remove(setup);
            if (spares != null) {
                spares.close();
            }
        }
    }
}
