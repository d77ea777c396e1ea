package io.github.poolscope.start;

import io.github.poolscope.wire.ClockAlignment;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.WorkerPage;
import io.github.poolscope.wire.WorkerTicket;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This program's socket, in a folder that only this user can enter. A process that connects must send a token that was
 * issued for it, which is valid once; any other connection is closed without effect.
 *
 * <p>The socket exists as long as a process is expected or connected. Thread-safe.
 */
final class WorkerSocket {
    private static final int MAX_ANSWER = 256;
    private static final int CLOCK_QUESTIONS = 4;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRIES_AFTER_COLLECTION = 10;
    private static @Nullable WorkerSocket current;
    /**
     * Whether the memory of removed pages may not have been garbage-collected yet: until then, their files keep their
     * disk space.
     */
    private static volatile boolean pagesUncollected;

    private final Path folder;
    private final Path socket;
    private final Handshakes greetings;
    private final AtomicInteger pages = new AtomicInteger();
    private final Map<String, WorkerAdmission> expected = new ConcurrentHashMap<>();
    /** Admissions of ended workers, whose pages can be reused. */
    private final Deque<WorkerAdmission> ended = new ConcurrentLinkedDeque<>();

    private int inUse;

    private WorkerSocket() throws IOException {
        folder = PrivateFolder.create();
        socket = folder.resolve("pool.socket");
        greetings = new Handshakes(PrivateFolder.listen(socket), this::known);
        try {
            greetings.start("poolscope gate");
        } catch (RuntimeException | Error e) { // The system has no thread available.
            close();
            throw e;
        }
    }

    /**
     * Expects one more worker.
     *
     * @param classes see {@link WorkerTicket#classes}
     */
    static WorkerAdmission expect(Set<String> classes) throws IOException {
        synchronized (WorkerSocket.class) {
            WorkerSocket socket = standing();
            try {
                return socket.admission(classes);
            } catch (IOException | RuntimeException | Error e) {
                socket.leave();
                throw e;
            }
        }
    }

    /** Returns the existing socket or a new one, with one more user. */
    private static WorkerSocket standing() throws IOException {
        WorkerSocket socket = current;
        if (socket == null || !Files.exists(socket.socket)) {
            socket = new WorkerSocket();
            current = socket;
        }
        socket.inUse++;
        return socket;
    }

    private WorkerAdmission admission(Set<String> classes) throws IOException {
        WorkerAdmission before = ended.poll();
        boolean again = before != null && Files.exists(before.ticket.page());
        Path pageFile = again ? before.ticket.page() : folder.resolve(pages.incrementAndGet() + ".page");
        WorkerPage page = again ? before.page.again() : page(pageFile);
        return expect(new WorkerAdmission(new WorkerTicket(socket, pageFile, newToken(), classes), page, true, this));
    }

    private WorkerAdmission expect(WorkerAdmission admission) {
        expected.put(admission.ticket.token(), admission);
        return admission;
    }

    /** Expects a fork server, which shares no memory and whose clock does not matter. */
    static WorkerAdmission expectServer() throws IOException {
        synchronized (WorkerSocket.class) {
            WorkerSocket socket = standing();
            Path noPage = socket.folder.resolve("server-" + socket.pages.incrementAndGet());
            return socket.expect(new WorkerAdmission(
                    new WorkerTicket(socket.socket, noPage, newToken(), Set.of()), WorkerPage.alone(), false, socket));
        }
    }

    private WorkerPage page(Path file) throws IOException {
        try {
            return WorkerPage.create(file);
        } catch (IOException e) {
            IOException fault = StartFault.ofFile(PrivateFolder.placeOf(folder), WorkerPage.SIZE, e);
            if (pagesUncollected && fault instanceof TransientStartException) {
                return pageAfterCollection(file, fault);
            }
            throw fault;
        }
    }

    /**
     * Creates a page after a garbage collection, which releases the pages of earlier pools. The space is free a little
     * later, as another thread of the JVM unmaps the memory.
     */
    private static WorkerPage pageAfterCollection(Path file, IOException fault) throws IOException {
        pagesUncollected = false;
        System.gc();
        for (int i = 0; i < TRIES_AFTER_COLLECTION; i++) {
            try {
                return WorkerPage.create(file);
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
        throw fault;
    }

    /** Releases an admission whose process has ended, or will not connect. */
    void forget(WorkerAdmission admission, boolean hasEnded) {
        expected.remove(admission.ticket.token());
        if (hasEnded) {
            ended.push(admission);
        } else {
            remove(admission.ticket.page());
        }
        leave();
    }

    private static void remove(Path page) {
        pagesUncollected = true;
        try {
            Files.deleteIfExists(page);
            Files.deleteIfExists(ArgumentFile.beside(page));
        } catch (IOException e) {
            // It is removed with its folder.
        }
    }

    private void leave() {
        synchronized (WorkerSocket.class) {
            inUse--;
            if (inUse > 0) {
                return;
            }
            if (current == this) {
                current = null;
            }
            close();
        }
    }

    private static String newToken() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private Optional<Consumer<SocketChannel>> known(Decoder greeting) throws IOException {
        WorkerAdmission admission = greeting.getByte() == FrameType.HELLO ? expected.remove(greeting.getText()) : null;
        return Optional.ofNullable(admission).map(one -> channel -> admit(one, new Link(channel)));
    }

    private static void admit(WorkerAdmission admission, Link link) {
        boolean isIn = false;
        try {
            isIn = admission.connection.complete(connection(admission, link));
        } catch (IOException e) {
            // The worker died while connecting, which its exit shows.
        } finally {
            if (!isIn) {
                close(link);
            }
        }
    }

    private static WorkerConnection connection(WorkerAdmission admission, Link link) throws IOException {
        return new WorkerConnection(link, admission.hasClock ? compareClocks(link) : ClockAlignment.UNKNOWN);
    }

    private static ClockAlignment compareClocks(Link link) throws IOException {
        ClockAlignment clock = ClockAlignment.UNKNOWN;
        for (int i = 0; i < CLOCK_QUESTIONS; i++) {
            ClockAlignment.ask(link);
            Decoder answer = link.receive(MAX_ANSWER);
            if (answer.getByte() != FrameType.CLOCK) {
                throw new IOException("a worker that doesn't tell its clock");
            }
            clock = clock.after(answer);
        }
        return clock;
    }

    static void close(Link link) {
        try {
            link.close();
        } catch (IOException e) {
            // It is closed anyway.
        }
    }

    private void close() {
        pagesUncollected = true;
        try {
            greetings.close();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The folder for temporary files may have been cleared; then there is nothing to remove.
        }
    }
}
