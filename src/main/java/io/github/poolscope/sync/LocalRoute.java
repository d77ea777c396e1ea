package io.github.poolscope.sync;

import java.io.IOException;

/** The route to a primitive of this process. */
record LocalRoute(PrimitiveState resident) implements Route {
    @Override
    public PendingReply ask(Request request) {
        LocalCall call = new LocalCall(request);
        synchronized (resident.monitor) {
            resident.perform(call);
        }
        return call.pending;
    }

    @Override
    public Address address() throws IOException {
        return Server.export(resident);
    }

    @Override
    public String name() {
        return resident.object().name();
    }

    @Override
    public long pid() {
        return ClientProcess.HERE.pid();
    }

    private final class LocalCall extends ReceivedRequest {
        final PendingReply pending = new PendingReply() {
            @Override
            void withdraw() {
                synchronized (resident.monitor) {
                    resident.withdraw(LocalCall.this);
                }
            }

            @Override
            void arrived() {}
        };

        LocalCall(Request request) {
            super(ClientProcess.HERE, request);
        }

        @Override
        void deliver(Reply answer) {
            pending.complete(answer);
        }
    }
}
