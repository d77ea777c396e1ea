package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A start method, set up for one pool. Safe for any thread. */
public interface Starter {
    StartMethod method();

    /** Starts workers that all begin with the program's state of one instant, where they begin with any. */
    interface Launch {
        /**
         * Starts a worker process, or takes a spare; returns once it exists, perhaps before it is connected.
         *
         * @throws IOException if the operating system refuses
         */
        StartedWorker start() throws IOException;

        /** Starts a worker process, even if there is a spare. */
        StartedWorker startCold() throws IOException;
    }

    /** For workers that begin with the program's state of this instant. */
    Launch now();

    /**
     * Tells that {@code workers} workers will be wanted at once before long. Returns at once.
     *
     * @param classes the names of classes that they will probably need, which spares load, but don't initialise
     */
    void expect(int workers, Set<String> classes);

    /** Has that many spares started now, {@value SpareWorkers#MOST} at the most; completes when they are ready. */
    CompletableFuture<Void> prepare(int workers);

    /**
     * Starts workers by {@code method}. A fresh JVM may have been started before it was needed; a fork server is shared by
     * all pools with an equal setup, started when it is first needed, and again if it dies.
     *
     * @param inherited the classes whose static fields, and those of their nests, a fork begins with, besides the system
     *     properties; of no effect for the other methods
     */
    static Starter of(StartMethod method, WorkerSetup setup, Collection<Class<?>> inherited) {
        return switch (method) {
            case SPAWN -> new SpawnStarter(setup);
            case FORKSERVER -> new ForkServerStarter(setup);
            case FORK -> new ForkStarter(setup, inherited);
        };
    }

    /** What is to be told of the starts so far, a sentence each; each is returned once. */
    List<String> news();

    /** Ends all fork servers and warm spares of this program; pools that need them later start new ones. */
    static void releaseAll() {
        ForkServerStarter.releaseAll();
        SpareChildren.releaseAll();
    }
}
