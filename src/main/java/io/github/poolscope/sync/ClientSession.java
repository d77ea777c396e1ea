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
 * One other process that uses primitives of this one, for as long as its connection stands: the end of that is the end of
 * the process, as far as anything here is concerned. One thread runs it.
 */
final class ClientSession {
    /** What may not find room in the socket at once is sent by a thread that may wait for it. */
    private static final int LARGE = 1 << 14;

    /** The weight of answers that a socket surely has room for while nobody reads them. */
    private static final long MOST_UNHEARD = 1 << 16;

    private final ClientProcess user;
    private final Link link;
    private final Executor senders;
    /** Calls that are not answered, or whose item has not arrived. */
    private final Map<Long, Open> open = new ConcurrentHashMap<>();

    private final Set<PrimitiveState> used = new HashSet<>();
    /** The weight of all answers so far, those that wait to be sent included. */
    private final AtomicLong sent = new AtomicLong();
    /** What the process has read of it, as far as is known. */
    private volatile long heard;

    /** A thread that nobody interrupts: an interrupt while it sends would close the connection. */
    static final class SessionThread extends Thread {
        SessionThread(Runnable work) {
            super(work, "sync session");
            setDaemon(true);
        }
    }

    /** A call and whom it was made to. */
    private record Open(PrimitiveState resident, ReceivedRequest call) {}

    ClientSession(ClientProcess user, Link link, Executor senders) {
        this.user = user;
        this.link = link;
        this.senders = senders;
    }

    /**
     * Returns when the other process is gone, and with it all that it held here. Whatever ends this, the connection ends
     * with it, by which the other process learns it.
     */
    void run() {
        try (link) {
            while (true) {
                handle(link.receive(Link.LARGEST_FRAME));
            }
        } catch (IOException e) {
            // It is gone.
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

    /** Waits until there is room for it. */
    private void send(long number, Reply answer) throws IOException {
        long unused = sent.addAndGet(SyncFrames.weight(answer));
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
            // It is closed.
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
         * The one who has asked learns the answer, or, where it can't be sent, the end of the connection. Whether it can be
         * sent here is for the monitor's sake: a process that is stopped reads nothing, and must not hold up others.
         */
        @Override
        void deliver(Reply answer) {
            try {
                if (!answer.isDone() || !request.operation().yieldsItem()) {
                    open.remove(number);
                }
                long unheard = sent.addAndGet(SyncFrames.weight(answer)) - heard;
                boolean hasRoom = answer.body().length <= LARGE && unheard <= MOST_UNHEARD && !link.isSending();
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
                end(); // It is gone, or half a frame is under way.
            }
        }
    }
}
