package io.github.poolscope.sync;

import java.io.IOException;

/** The way to a primitive that this process has made. */
record HereRoute(Resident resident) implements Route {
    @Override
    public Pending ask(Request request) {
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
        return Party.HERE.pid();
    }

    private final class LocalCall extends Call {
        final Pending pending = new Pending() {
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
            super(Party.HERE, request);
        }

        @Override
        void deliver(Answer answer) {
            pending.complete(answer);
        }
    }
}
