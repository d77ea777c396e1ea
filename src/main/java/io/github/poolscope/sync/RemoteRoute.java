package io.github.poolscope.sync;

/** The route to a primitive of another process. */
record RemoteRoute(Address address) implements Route {
    @Override
    public PendingReply ask(Request request) {
        return PeerConnection.ask(address, request);
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
