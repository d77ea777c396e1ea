package io.github.poolscope.pool;

import io.github.poolscope.start.Daemonic;
import java.util.ArrayList;
import java.util.List;

/** Pools within workers. Python refuses them, since its workers are daemons; here a pool's options may allow them. */
final class NestedPools {
    private NestedPools() {}

    /**
     * Checks that pools are allowed here.
     *
     * @throws IllegalStateException in a worker of a pool that does not allow it
     */
    static void check() {
        Daemonic.refuseChildren("a worker may make a pool only if its own pool's options say nestedPools(true)");
    }

    /** Returns the arguments of a worker's JVM, which tell it that it is a worker. */
    static List<String> jvmArguments(PoolOptions options) {
        List<String> arguments = new ArrayList<>(Daemonic.jvmArguments(options.nested()));
        arguments.addAll(options.jvmArguments());
        return arguments;
    }
}
