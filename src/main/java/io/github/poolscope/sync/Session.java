package io.github.poolscope.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One other process that uses primitives of this one, for as long as its connection stands: the end of that is the end of
 * the process, as far as anything here is concerned. One thread runs it.
 */
final class Session {
    /** A greeting is short; more comes from a stranger. */
    private static final int LARGEST_GREETING = 256;
    /** What may not find room in the socket at once is sent by a thread that may wait for it. */
    private static final int LARGE = 1 << 14;

    private final String token;
    private final Link link;
    private final Executor senders;
    /** Calls that are not answered, or whose item has not arrived. */
    private final Map<Long, Open> open = new ConcurrentHashMap<>();

    private final Set<Resident> used = new HashSet<>();
    private @Nullable Party party;

    /** A thread that nobody interrupts: an interrupt while it sends would close the connection. */
    static final class SessionThread extends Thread {
        SessionThread(Runnable work) {
            super(work, "sync session");
            setDaemon(true);
        }
    }

    /** A call and whom it was made to. */
    private record Open(Resident resident, Call call) {}

    Session(String token, Link link, Executor senders) {
        this.token = token;
        this.link = link;
        this.senders = senders;
    }

    /** Returns when the other process is gone, and with it all that it held here. */
    void run() {
        try (link) {
            Decoder greeting = link.receive(LARGEST_GREETING);
            if (greeting.getByte() == Frames.HELLO && isToken(greeting.getText())) {
                Party user = new Party(greeting.getLong());
                party = user;
                while (true) {
                    handle(user, link.receive(Link.LARGEST_FRAME));
                }
            }
        } catch (IOException e) {
            // It is gone, or a stranger.
        } finally {
            lost();
        }
    }

    private boolean isToken(String said) {
        return MessageDigest.isEqual(token.getBytes(UTF_8), said.getBytes(UTF_8));
    }

    private void handle(Party user, Decoder frame) throws IOException {
        int type = frame.getByte();
        long number = frame.getLong();
        switch (type) {
            case Frames.REQUEST -> perform(user, number, frame.getLong(), Frames.request(frame));
            case Frames.WITHDRAW -> {
                Open call = open.get(number);
                if (call != null) {
                    synchronized (call.resident.monitor) {
                        call.resident.withdraw(call.call);
                    }
                }
            }
            case Frames.GOT -> {
                Open call = open.remove(number);
                if (call != null) {
                    synchronized (call.resident.monitor) {
                        call.resident.acknowledged(call.call);
                    }
                }
            }
            default -> throw new IOException("frame of unknown type " + type);
        }
    }

    private void perform(Party user, long number, long id, Request request) throws IOException {
        Optional<Resident> found = Server.find(id);
        if (found.isEmpty()) {
            link.send(Frames.answer(number, Answer.UNKNOWN));
            return;
        }
        Resident resident = found.get();
        Call call = new RemoteCall(user, request, number);
        used.add(resident);
        open.put(number, new Open(resident, call));
        synchronized (resident.monitor) {
            resident.perform(call);
        }
    }

    private void lost() {
        Party user = party;
        if (user == null) {
            return;
        }
        for (Resident resident : used) {
            synchronized (resident.monitor) {
                resident.lost(user);
            }
        }
    }

    /** Wakes the thread that runs it. */
    void end() {
        try {
            link.stopReceiving();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void send(Encoder frame) {
        try {
            link.send(frame);
        } catch (IOException e) {
            // It is gone, which the session's thread will notice.
        }
    }

    /** A call of the session's process. */
    private final class RemoteCall extends Call {
        private final long number;

        RemoteCall(Party party, Request request, long number) {
            super(party, request);
            this.number = number;
        }

        @Override
        void deliver(Answer answer) {
            if (!answer.isDone() || !request.operation().yieldsItem()) {
                open.remove(number);
            }
            Encoder frame = Frames.answer(number, answer);
            boolean mayBlockHere =
                    Thread.currentThread() instanceof SessionThread && frame.size() <= LARGE && !link.isSending();
            if (mayBlockHere) {
                send(frame);
            } else {
                senders.execute(() -> send(frame));
            }
        }
    }
}
