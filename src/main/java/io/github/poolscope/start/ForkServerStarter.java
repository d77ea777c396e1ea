package io.github.poolscope.start;

import io.github.poolscope.task.StartMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Starts workers as children of a {@link ForkServer}; one server for all pools of a setup. */
final class ForkServerStarter implements Starter, Starter.Launch {
    private static final Map<WorkerSetup, Served> SERVED = new ConcurrentHashMap<>();

    /** The maximum number of servers killed in a row before a start fails. */
    private static final int MAX_SERVERS = 10;

    private final WorkerSetup setup;

    /** A server and the spares that are its children. */
    private record Served(ForkServer server, SpareWorkers spares) {
        static Served by(ForkServer server, WorkerSetup setup) {
            return new Served(server, new SpareWorkers((warm, classes) -> {
                if (warm) {
                    setup.checkCurrent();
                }
                return server.start(warm, classes);
            }));
        }

        void close() {
            spares.close();
            server.close();
        }
    }

    ForkServerStarter(WorkerSetup setup) {
        this.setup = setup;
    }

    @Override
    public StartMethod method() {
        return StartMethod.FORKSERVER;
    }

    @Override
    public void expect(int workers, Set<String> classes) {
        try {
            served().spares.expect(workers, classes);
        } catch (IOException e) {
            // Then the next start fails too and reports it.
        }
    }

    @Override
    public List<String> news() {
        return OutdatedSetups.take(setup);
    }

    @Override
    public CompletableFuture<Void> prepare(int workers) {
        try {
            return served().spares.prepare(workers);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public Launch now() {
        return this;
    }

    @Override
    public StartedWorker start() throws IOException {
        return onceServed(served -> served.spares.take());
    }

    @Override
    public StartedWorker startCold() throws IOException {
        return onceServed(served -> served.server.start(false, Set.of()));
    }

    private interface Start {
        StartedWorker from(Served served) throws IOException;
    }

    /** Runs {@code start}; if the server is killed meanwhile, starts another server and tries again. */
    private StartedWorker onceServed(Start start) throws IOException {
        for (int tries = 1; ; tries++) {
            Served served = null;
            try {
                served = served();
                return start.from(served);
            } catch (TransientStartException e) {
                if ((served != null && served.server.isAlive()) || tries == MAX_SERVERS) {
                    throw e;
                }
            }
        }
    }

    /** Returns the server of this setup; starts one if there is none, or if it has died. */
    private Served served() throws IOException {
        synchronized (SERVED) {
            Served served = SERVED.get(setup);
            if (served == null || !served.server.isAlive()) {
                if (served != null) {
                    served.close();
                }
                Optional<ForkServer> server = serverOfOtherCode();
                served = Served.by(server.isPresent() ? server.get() : ForkServer.launch(setup), setup);
                SERVED.put(setup, served);
            }
            return served;
        }
    }

    /**
     * Returns the server of the same setup with other code, of which the server itself has loaded none; ends its
     * spares, which may have loaded some.
     */
    private Optional<ForkServer> serverOfOtherCode() {
        for (WorkerSetup other : new ArrayList<>(SERVED.keySet())) {
            Served stale = other.isOtherCodeOf(setup) ? SERVED.remove(other) : null;
            if (stale != null) {
                if (stale.spares.isHoldingAny()) {
                    OutdatedSetups.add(setup);
                }
                stale.spares.close();
                if (stale.server.isAlive()) {
                    return Optional.of(stale.server);
                }
                stale.server.close();
            }
        }
        return Optional.empty();
    }

    static void releaseAll() {
        List<Served> all;
        synchronized (SERVED) {
            all = new ArrayList<>(SERVED.values());
            SERVED.clear();
        }
        all.forEach(Served::close);
    }
}
