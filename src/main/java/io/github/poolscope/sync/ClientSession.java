package io.github.poolscope.sync;

import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.TooLargeException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Another process that uses primitives of this one, for as long as its connection exists; when the connection ends, the
 * process counts as ended. Runs on one thread.
 */
final class ClientSession {
    /** A reply larger than this, in bytes, may not fit the socket's buffer and is sent by a thread that may block. */
    private static final int LARGE = 1 << 14;

    /** The weight of replies that certainly fit the socket's buffer while they are not read. */
    private static final long MAX_UNHEARD = 1 << 16;

    private final ClientProcess user;
    private final Link link;
    private final Executor senders;
    /** Calls that are not answered, or whose item has not arrived. */
    private final Map<Long, Open> open = new ConcurrentHashMap<>();

    private final Set<PrimitiveState> used = new HashSet<>();
    /** The weight of all replies so far, including those not sent yet. */
    private final AtomicLong sent = new AtomicLong();
    /** The weight of the replies that the process has read, as last reported. */
    private volatile long heard;

    /** A thread that is never interrupted: an interrupt while it sends would close the connection. */
    static final class SessionThread extends Thread {
        SessionThread(Runnable work) {
            super(work, "sync session");
            setDaemon(true);
        }
    }

    /** A call and the primitive that it is for. */
    private record Open(PrimitiveState resident, ReceivedRequest call) {}

    ClientSession(ClientProcess user, Link link, Executor senders) {
        this.user = user;
        this.link = link;
        this.senders = senders;
    }

    /**
     * Runs until the other process has ended, and then releases all that it held. The connection is closed in any case,
     * so that the other process notices.
     */
    void run() {
        try (link) {
            while (true) {
                handle(link.receive(Link.MAX_FRAME_SIZE));
            }
        } catch (IOException e) {
            // It has ended.
        } finally {
            lost();
        }
    }

    private void handle(Decoder frame) throws IOException {
        int type = frame.getByte();
        long number = frame.getLong();
        heard = frame.getLong();
        switch (type) {
            case SyncFrames.REQUEST -> request(number, frame);
            case SyncFrames.WITHDRAW -> {
                Open call = open.get(number);
                if (call != null) {
                    synchronized (call.resident.monitor) {
                        call.resident.withdraw(call.call);
                    }
                }
            }
            case SyncFrames.GOT -> {
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

    private void request(long number, Decoder frame) throws IOException {
        Optional<PrimitiveState> found = Server.find(frame.getLong());
        if (found.isEmpty()) {
            send(number, Reply.UNKNOWN);
            return;
        }
        Request request;
        try {
            request = SyncFrames.request(frame);
        } catch (TooLargeException e) {
            send(number, Reply.tooLarge(e));
            return;
        }
        PrimitiveState resident = found.get();
        ReceivedRequest call = new RemoteCall(user, request, number);
        used.add(resident);
        open.put(number, new Open(resident, call));
        synchronized (resident.monitor) {
            resident.perform(call);
        }
    }

    /** Sends a reply; blocks until there is room. */
    private void send(long number, Reply answer) throws IOException {
        sent.addAndGet(SyncFrames.weight(answer));
        SyncFrames.send(link, number, answer);
    }

    private void lost() {
        for (PrimitiveState resident : used) {
            RetryingSteps.run(() -> {
                synchronized (resident.monitor) {
                    resident.lost(user);
                }
            });
        }
    }

    /** Wakes the thread that runs it. */
    void end() {
        try {
            link.stopReceiving();
        } catch (IOException e) {
            // It is closed anyway.
        }
    }

    /** A call of the session's process. */
    private final class RemoteCall extends ReceivedRequest {
        private final long number;

        RemoteCall(ClientProcess client, Request request, long number) {
            super(client, request);
            this.number = number;
        }

        /**
         * Sends the reply; if that is impossible, closes the connection. The caller holds the primitive's monitor, so
         * it is sent on this thread only if it certainly fits: a stopped process reads nothing and must not block
         * others.
         */
        @Override
        void deliver(Reply answer) {
            try {
                if (!answer.isDone() || !request.operation().yieldsItem()) {
                    open.remove(number);
                }
                long unheard = sent.addAndGet(SyncFrames.weight(answer)) - heard;
                boolean hasRoom = answer.body().length <= LARGE && unheard <= MAX_UNHEARD && !link.isSending();
                if (hasRoom && Thread.currentThread() instanceof SessionThread) {
                    send(answer);
                } else {
                    senders.execute(() -> send(answer));
                }
            } catch (RuntimeException | Error e) { // There is no memory for it, or no thread.
                end();
            }
        }

        private void send(Reply answer) {
            try {
                SyncFrames.send(link, number, answer);
            } catch (IOException | RuntimeException | Error e) {
                end(); // It has ended, or only half of the frame was sent.
            }
        }
    }
}
