package io.github.poolscope.sync;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;

/** The way to a primitive: within this process, or in another one. Thread-safe. */
interface Route {
    /** Sends a request; does not wait for the reply. */
    @CanIgnoreReturnValue
    PendingReply ask(Request request);

    /**
     * Returns the address under which other processes reach the primitive.
     *
     * @throws IOException if other processes can't reach this one
     */
    Address address() throws IOException;

    /** Returns the primitive's name. */
    String name();

    /** Returns the PID of the process that created the primitive. */
    long pid();

    /** Returns the route to the primitive with that address: a local route if it belongs to this process. */
    static Route to(Address address) {
        return Server.find(address).<Route>map(LocalRoute::new).orElseGet(() -> new RemoteRoute(address));
    }
}
