package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A start method, configured for one pool. Thread-safe. */
public interface Starter {
    StartMethod method();

    /** Starts workers that all receive the program's state of one instant, if the start method copies state. */
    interface Launch {
        /**
         * Starts a worker process, or takes a spare; returns once the process exists, perhaps before it is connected.
         *
         * @throws IOException if the operating system refuses
         */
        StartedWorker start() throws IOException;

        /** Starts a new worker process even if there is a spare. */
        StartedWorker startCold() throws IOException;
    }

    /** Returns a launch with the program's present state. */
    Launch now();

    /**
     * Announces that {@code workers} workers will soon be needed at once. Returns at once.
     *
     * @param classes the names of classes that they will probably need; spares load but don't initialise them
     */
    void expect(int workers, Set<String> classes);

    /**
     * Starts up to {@code workers} spares now, at most {@value SpareWorkers#MAX}; the future completes when they are
     * ready.
     */
    CompletableFuture<Void> prepare(int workers);

    /**
     * Returns a starter for {@code method}. A new JVM may be started before it is needed; a fork server is shared by
     * all pools with an equal setup, started when first needed, and again if it dies.
     *
     * @param inherited the classes whose static fields, and those of their nests, a fork copies in addition to the
     *     system properties; ignored by the other methods
     */
    static Starter of(StartMethod method, WorkerSetup setup, Collection<Class<?>> inherited) {
        return switch (method) {
            case SPAWN -> new SpawnStarter(setup);
            case FORKSERVER -> new ForkServerStarter(setup);
            case FORK -> new ForkStarter(setup, inherited);
        };
    }

    /** Returns messages about the starts so far, one sentence each; each is returned once. */
    List<String> news();

    /** Ends all fork servers and warm spares of this program; pools that need them later start new ones. */
    static void releaseAll() {
        ForkServerStarter.releaseAll();
        SpareChildren.releaseAll();
    }
}
