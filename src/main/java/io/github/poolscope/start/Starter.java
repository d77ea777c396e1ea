package io.github.poolscope.start;

import io.github.poolscope.wire.Ticket;
import java.io.IOException;
import java.util.Collection;

/** A start method, set up for one pool. Safe for any thread. */
public interface Starter {
    /** Its name in plans and traces. */
    String name();

    /**
     * Starts a worker process; returns once it exists, before it is ready.
     *
     * @throws IOException if the operating system refuses
     */
    StartedWorker start(Ticket ticket) throws IOException;

    /** Tells that so many workers will be wanted soon, and later so many again. */
    default void expect(int workers) {}

    /** A fresh JVM for each worker, child of this process. */
    static Starter spawn(WorkerSetup setup) {
        return new Spawn(setup);
    }

    /**
     * Workers that come from a server process, whose children they are. All pools with an equal setup share the server,
     * which is started when it is first needed and again should it die.
     */
    static Starter forkserver(WorkerSetup setup) {
        return new FromForkServer(setup);
    }

    /**
     * Children of this process that begin with a copy of this program's state at the instant of their start.
     *
     * @param inherited the classes whose static fields, and those of their nests, are that state, with the system
     *     properties
     */
    static Starter fork(WorkerSetup setup, Collection<Class<?>> inherited) {
        return new Fork(setup, inherited);
    }

    /** Ends all fork servers and warm spares of this program; pools that need them later start new ones. */
    static void releaseAll() {
        FromForkServer.releaseAll();
        Fork.releaseAll();
    }
}
