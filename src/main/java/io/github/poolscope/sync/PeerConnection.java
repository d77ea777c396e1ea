package io.github.poolscope.sync;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.start.PrivateFolder;
import io.github.poolscope.start.RetryingSteps;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * This process's connection to another one whose primitives it uses. Thread-safe.
 *
 * <p>Uses its own threads to send and receive, because an interrupt of a thread that does either would close the
 * connection. It reads only while a reply is due: a JVM that exits waits 300 ms for threads in a system call.
 */
final class PeerConnection {
    private static final Map<String, PeerConnection> PEERS = new HashMap<>();

    private final Address address;
    private final Link link;
    private final ExecutorService sender = Executors.newSingleThreadExecutor(DaemonThreads.factory("sync requests"));
    /** The weight of all replies so far. */
    private final AtomicLong heard = new AtomicLong();
    /** Guarded by this. */
    private final Map<Long, PendingReply> pending = new HashMap<>();

    private long calls;
    private boolean gone;

    private PeerConnection(Address address, Link link) {
        this.address = address;
        this.link = link;
    }

    /** Sends a request to an address in another process. */
    static PendingReply ask(Address address, Request request) {
        PeerConnection peer;
        try {
            peer = of(address);
        } catch (IOException e) {
            return new Lost();
        }
        return peer.ask(address.id(), request);
    }

    private static PeerConnection of(Address address) throws IOException {
        synchronized (PEERS) {
            PeerConnection known = PEERS.get(address.token());
            if (known != null) {
                return known;
            }
            // On another thread, since an interrupt of this one would close it.
            Optional<PeerConnection> made = CompletableFuture.supplyAsync(
                            () -> connect(address), work -> DaemonThreads.start("sync connecting", work))
                    .join();
            if (made.isEmpty()) {
                throw new IOException("the process that made " + address.name() + " is gone");
            }
            PEERS.values().removeIf(PeerConnection::isOver);
            PEERS.put(address.token(), made.get());
            return made.get();
        }
    }

    private static Optional<PeerConnection> connect(Address address) {
        try {
            Link link = Link.connect(Path.of(address.socket()));
            link.send(SyncFrames.hello(address.token()));
            PeerConnection peer = new PeerConnection(address, link);
            DaemonThreads.start("sync answers", peer::read);
            return Optional.of(peer);
        } catch (IOException e) {
            PrivateFolder.clearAfter(address.pid());
            return Optional.empty();
        }
    }

    private synchronized PendingReply ask(long primitive, Request request) {
        if (gone) {
            return new Lost();
        }
        Asked asked = new Asked(++calls, request.operation().yieldsItem());
        pending.put(asked.number, asked);
        notifyAll();
        try {
            send(to -> SyncFrames.send(to, asked.number, heard.get(), primitive, request));
        } catch (RuntimeException | Error e) { // There is no thread for it: nothing was sent.
            pending.remove(asked.number);
            throw e;
        }
        return asked;
    }

    /** A message to send. */
    private interface Message {
        void sendTo(Link link) throws IOException;
    }

    /** Sends a message; does nothing once the owner has ended. */
    @CanIgnoreReturnValue
    private synchronized CompletableFuture<Void> send(Message message) {
        if (gone) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        message.sendTo(link);
                    } catch (IOException | RuntimeException | Error e) { // Half of it may have been sent.
                        lose();
                    }
                },
                sender);
    }

    private void read() {
        try {
            while (true) {
                awaitCall();
                Decoder frame = link.receive(Link.MAX_FRAME_SIZE);
                if (frame.getByte() != SyncFrames.ANSWER) {
                    throw new IOException("the owner of a primitive said something unknown");
                }
                long number = frame.getLong();
                heard.addAndGet(SyncFrames.weight(frame));
                PendingReply call = take(number);
                if (call != null) {
                    call.complete(SyncFrames.answer(frame));
                }
            }
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            // The owner has ended, or replies can't be read any more, which has the same effect.
        } finally {
            lose();
        }
    }

    private synchronized void awaitCall() throws InterruptedException {
        while (pending.isEmpty() && !gone) {
            wait();
        }
    }

    private synchronized @Nullable PendingReply take(long number) {
        return pending.remove(number);
    }

    /** Fails all pending requests, as the owner has ended. */
    private void lose() {
        RetryingSteps.run(this::giveUp);
    }

    private void giveUp() {
        List<PendingReply> left;
        synchronized (this) {
            left = new ArrayList<>(pending.values());
            gone = true;
            pending.clear();
            notifyAll();
            sender.shutdown();
        }
        left.forEach(call -> call.complete(Reply.OWNER_GONE));
        try {
            link.close();
        } catch (IOException e) {
            // It is closed anyway.
        }
        PrivateFolder.clearAfter(address.pid());
    }

    /**
     * Returns whether the owner can't be reached any more, not even by a new connection. If an owner that is alive has
     * closed the connection, what this process held there is lost, and it must not continue as if nothing had happened.
     */
    private synchronized boolean isOver() {
        return gone
                && ProcessHandle.of(address.pid())
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private final class Asked extends PendingReply {
        final long number;
        private final boolean forAnItem;

        Asked(long number, boolean forAnItem) {
            this.number = number;
            this.forAnItem = forAnItem;
        }

        @Override
        void withdraw() {
            send(to -> to.send(SyncFrames.of(SyncFrames.WITHDRAW, number, heard.get())));
        }

        @Override
        void arrived() {
            if (forAnItem) {
                // This process may end as soon as its get() returns, and the owner must know by then.
                send(to -> to.send(SyncFrames.of(SyncFrames.GOT, number, heard.get())))
                        .join();
            }
        }
    }

    /** A request to an owner that has ended. */
    private static final class Lost extends PendingReply {
        Lost() {
            complete(Reply.OWNER_GONE);
        }

        @Override
        void withdraw() {}

        @Override
        void arrived() {}
    }
}
