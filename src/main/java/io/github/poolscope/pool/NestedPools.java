package io.github.poolscope.pool;

import io.github.poolscope.start.Daemonic;
import java.util.ArrayList;
import java.util.List;

/** Pools within workers. Python refuses them, since its workers are daemons; here a pool's options may allow them. */
final class NestedPools {
    private NestedPools() {}

    /** @throws IllegalStateException in a worker of a pool that does not allow it */
    static void check() {
        Daemonic.refuseChildren("a worker may make a pool only if its own pool's options say nestedPools(true)");
    }

    /** The arguments of a worker's JVM, and what tells it that it is one. */
    static List<String> jvmArguments(PoolOptions options) {
        List<String> arguments = new ArrayList<>(Daemonic.jvmArguments(options.nested()));
        arguments.addAll(options.jvmArguments());
        return arguments;
    }
}
