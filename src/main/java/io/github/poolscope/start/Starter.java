package io.github.poolscope.start;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A start method, set up for one pool. Safe for any thread. */
public interface Starter {
    /** Its name in plans and traces. */
    String name();

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

    /** A fresh JVM for each worker, child of this process, which may have been started before it was needed. */
    static Starter spawn(WorkerSetup setup) {
        return new SpawnStarter(setup);
    }

    /**
     * Workers that come from a server process, whose children they are. All pools with an equal setup share the server,
     * which is started when it is first needed and again should it die.
     */
    static Starter forkserver(WorkerSetup setup) {
        return new ForkServerStarter(setup);
    }

    /**
     * Children of this process that begin with a copy of this program's state at the instant of their start.
     *
     * @param inherited the classes whose static fields, and those of their nests, are that state, with the system
     *     properties
     */
    static Starter fork(WorkerSetup setup, Collection<Class<?>> inherited) {
        return new ForkStarter(setup, inherited);
    }

    /** What is to be told of the starts so far, a sentence each; each is returned once. */
    List<String> news();

    /** Ends all fork servers and warm spares of this program; pools that need them later start new ones. */
    static void releaseAll() {
        ForkServerStarter.releaseAll();
        SpareChildren.releaseAll();
    }
}
