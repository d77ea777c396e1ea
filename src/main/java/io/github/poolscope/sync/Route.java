package io.github.poolscope.sync;

import java.io.IOException;

/** The way to a primitive: within this process, or to another. Safe for any thread. */
interface Route {
    /** Asks; does not wait for the answer. */
    PendingReply ask(Request request);

    /**
     * By what other processes reach the primitive.
     *
     * @throws IOException if this process can't be reached by others
     */
    Address address() throws IOException;

    /** The primitive's name. */
    String name();

    /** The PID of the process that made the primitive. */
    long pid();

    /** The way to the primitive that has the address: a short one if it lives here. */
    static Route to(Address address) {
        return Server.find(address).<Route>map(LocalRoute::new).orElseGet(() -> new RemoteRoute(address));
    }
}
