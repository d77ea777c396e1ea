package io.github.poolscope.sync;

/** The way to a primitive that another process has made. */
record ThereRoute(Address address) implements Route {
    @Override
    public Pending ask(Request request) {
        return Peer.ask(address, request);
    }

    @Override
    public String name() {
        return address.name();
    }

    @Override
    public long pid() {
        return address.pid();
    }
}
