package io.github.poolscope.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Remembers the setups whose warm processes were ended because their code has changed, until this is reported. */
final class OutdatedSetups {
    private static final Set<WorkerSetup> UNTOLD = ConcurrentHashMap.newKeySet();

    private OutdatedSetups() {}

    static void add(WorkerSetup setup) {
        UNTOLD.add(setup);
    }

    static List<String> take(WorkerSetup setup) {
        if (!UNTOLD.remove(setup)) {
            return List.of();
        }
        String places = setup.classPath().stream().map(Path::toString).collect(Collectors.joining(", "));
        return List.of("The processes that were kept warm were renewed, for what they had loaded has changed: " + places
                + ".");
    }
}
