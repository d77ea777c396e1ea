package io.github.poolscope.pool;

import java.util.ArrayList;
import java.util.List;

/**
 * Pools within workers. Python refuses them, since its workers are daemons; here a worker's own workers end with it, so
 * they are refused only because a function that makes a pool by mistake makes very many processes.
 */
final class Nesting {
    private static final String ALLOWED = "poolscope.nested";
    private static final String IN_WORKER = "poolscope.worker";

    private Nesting() {}

    /** @throws IllegalStateException in a worker of a pool that does not allow it */
    static void check() {
        if (Boolean.getBoolean(IN_WORKER) && !Boolean.getBoolean(ALLOWED)) {
            throw new IllegalStateException("daemonic processes are not allowed to have children: a worker may make a"
                    + " pool only if its own pool's options say nestedPools(true)");
        }
    }

    /** The arguments of a worker's JVM, and what tells it that it is one. */
    static List<String> jvmArguments(PoolOptions options) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-D" + IN_WORKER + "=true");
        if (options.nested()) {
            arguments.add("-D" + ALLOWED + "=true");
        }
        arguments.addAll(options.jvmArguments());
        return arguments;
    }
}
