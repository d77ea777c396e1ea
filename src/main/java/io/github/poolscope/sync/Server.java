package io.github.poolscope.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.start.Handshakes;
import io.github.poolscope.start.PrivateFolder;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This process's socket, through which other processes use its primitives, in a folder that only this user can enter.
 *
 * <p>It is opened when the first handle is serialised, and exists until the process ends, and so does each primitive
 * whose handle has been serialised. A client must know the socket's token and the random number of each primitive; both
 * are contained in handles and nowhere else. Nothing that is received here is deserialised. Thread-safe.
 */
final class Server {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<Long, PrimitiveState> RESIDENTS = new ConcurrentHashMap<>();
    private static @Nullable Server current;

    private final Path folder;
    private final Path socket;
    private final String token;
    private final Handshakes greetings;
    private final Set<ClientSession> sessions = ConcurrentHashMap.newKeySet();
    private final ExecutorService senders = Executors.newCachedThreadPool(DaemonThreads.factory("sync sender"));

    private Server() throws IOException {
        folder = PrivateFolder.create();
        socket = folder.resolve("sync.socket");
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        token = HexFormat.of().formatHex(random);
        ServerSocketChannel channel = PrivateFolder.listen(socket);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "sync exit"));
        greetings = new Handshakes(channel, this::known);
        greetings.start("sync gate");
    }

    /** Returns the address under which other processes can reach {@code resident} from now on. */
    static synchronized Address export(PrimitiveState resident) throws IOException {
        Server server = current;
        if (server == null) {
            server = new Server();
            current = server;
        }
        if (resident.id() == 0) {
            resident.id(freeId());
            RESIDENTS.put(resident.id(), resident);
        }
        return new Address(
                server.socket.toString(),
                server.token,
                ClientProcess.HERE.pid(),
                resident.id(),
                resident.object().name());
    }

    private static long freeId() {
        long id = RANDOM.nextLong();
        return id == 0 || RESIDENTS.containsKey(id) ? freeId() : id;
    }

    /** Returns the primitive with that address, if it belongs to this process. */
    static synchronized Optional<PrimitiveState> find(Address address) {
        return current != null && current.token.equals(address.token()) ? find(address.id()) : Optional.empty();
    }

    static Optional<PrimitiveState> find(long id) {
        return Optional.ofNullable(RESIDENTS.get(id));
    }

    /** Removes a primitive that can't be used any more. */
    static void forget(PrimitiveState resident) {
        RESIDENTS.remove(resident.id());
    }

    private Optional<Consumer<SocketChannel>> known(Decoder greeting) throws IOException {
        if (greeting.getByte() != SyncFrames.HELLO || !isToken(greeting.getText())) {
            return Optional.empty();
        }
        ClientProcess user = new ClientProcess(greeting.getLong());
        return Optional.of(to -> {
            ClientSession session = new ClientSession(user, new Link(to), senders);
            new ClientSession.SessionThread(() -> serve(session)).start();
        });
    }

    private boolean isToken(String said) {
        return MessageDigest.isEqual(token.getBytes(UTF_8), said.getBytes(UTF_8));
    }

    private void serve(ClientSession session) {
        sessions.add(session);
        try {
            session.run();
        } finally {
            sessions.remove(session);
        }
    }

    /**
     * Closes all connections, which wakes the reading threads: a JVM that exits waits 300 ms for threads in a system
     * call.
     */
    private void close() {
        try {
            greetings.close();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The folder for temporary files may have been cleared.
        }
        sessions.forEach(ClientSession::end);
    }
}
