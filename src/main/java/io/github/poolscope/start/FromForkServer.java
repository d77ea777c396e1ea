package io.github.poolscope.start;

import io.github.poolscope.wire.Ticket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Workers that are children of a {@link ForkServer}, one server for all pools of a setup. */
final class FromForkServer implements Starter {
    private static final Map<WorkerSetup, ForkServer> SERVERS = new ConcurrentHashMap<>();

    private final WorkerSetup setup;

    FromForkServer(WorkerSetup setup) {
        this.setup = setup;
    }

    @Override
    public String name() {
        return "forkserver";
    }

    @Override
    public void expect(int workers) {
        try {
            server().expect(workers);
        } catch (IOException e) {
            // Then the first start fails as well, and says so.
        }
    }

    @Override
    public StartedWorker start(Ticket ticket) throws IOException {
        ForkServer server = server();
        try {
            return started(server, ticket);
        } catch (IOException e) {
            ForkServer next = server();
            if (next == server) {
                throw e;
            }
            return started(next, ticket);
        }
    }

    private static StartedWorker started(ForkServer server, Ticket ticket) throws IOException {
        return new StartedWorker(server.start(ticket), server.pid(), List.of(), new byte[0]);
    }

    /** The server of this setup: a new one if there is none, or if it has died. */
    private ForkServer server() throws IOException {
        synchronized (SERVERS) {
            ForkServer server = SERVERS.get(setup);
            if (server == null || !server.isAlive()) {
                server = ForkServer.launch(setup);
                SERVERS.put(setup, server);
            }
            return server;
        }
    }

    static void releaseAll() {
        synchronized (SERVERS) {
            new ArrayList<>(SERVERS.values()).forEach(ForkServer::close);
            SERVERS.clear();
        }
    }
}
