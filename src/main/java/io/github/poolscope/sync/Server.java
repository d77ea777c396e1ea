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
 * This process's socket, by which others reach the primitives it has made, in a folder that only this user may enter.
 *
 * <p>It is opened when the first handle travels, and stands until the process ends, and so does each primitive whose
 * handle has travelled. Who connects must know its token, and of each primitive the number, which is drawn by lot: both
 * travel within handles, and nowhere else. Nothing that comes in is deserialised here. Safe for any thread.
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

    /** The address by which other processes reach {@code resident} from now on. */
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

    /** The primitive that has the address, if it lives in this process. */
    static synchronized Optional<PrimitiveState> find(Address address) {
        return current != null && current.token.equals(address.token()) ? find(address.id()) : Optional.empty();
    }

    static Optional<PrimitiveState> find(long id) {
        return Optional.ofNullable(RESIDENTS.get(id));
    }

    /** Nobody can use it any more. */
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

    /** A JVM that exits waits 300 ms for threads that are in a system call: so those who read are woken. */
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
