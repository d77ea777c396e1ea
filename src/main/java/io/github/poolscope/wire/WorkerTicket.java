package io.github.poolscope.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a worker process, on its standard input, which pool it belongs to. Not on the command line, where other users
 * could read the token.
 *
 * @param socket the pool's socket
 * @param page the file of this worker's {@link WorkerPage}
 * @param token proves that this pool started the worker; valid once
 * @param classes names of classes that it will probably need, to be loaded but not initialised before it connects
 */
public record WorkerTicket(Path socket, Path page, String token, Set<String> classes) {
    private static final int NOT_JOINED = 4;

    /** Writes the ticket; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeUTF(socket.toString());
        data.writeUTF(page.toString());
        data.writeUTF(token);
        data.writeInt(classes.size());
        for (String name : classes) {
            data.writeUTF(name);
        }
        data.flush();
    }

    /**
     * Ends this process with exit code {@value #NOT_JOINED} and a sentence on standard error: it could not join its
     * pool.
     *
     * @param who names this process, as the beginning of a sentence
     */
    @SuppressWarnings("SystemOut")
    public static void endNotJoined(String who, IOException why) {
        System.err.println(who + " could not join its pool, whose folder for temporary files may have been cleared: "
                + why.getMessage());
        System.exit(NOT_JOINED);
    }

    /** Connects to the pool's socket and identifies this process. */
    public Link connect() throws IOException {
        Link link = Link.connect(socket);
        link.send(Link.frame(FrameType.HELLO)
                .putText(token)
                .putLong(ProcessHandle.current().pid()));
        return link;
    }

    /** Waits for a ticket and reads no further byte; empty if the stream ends before. */
    public static Optional<WorkerTicket> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            Path socket = Path.of(data.readUTF());
            Path page = Path.of(data.readUTF());
            String token = data.readUTF();
            Set<String> classes = new LinkedHashSet<>();
            for (int left = data.readInt(); left > 0; left--) {
                classes.add(data.readUTF());
            }
            return Optional.of(new WorkerTicket(socket, page, token, classes));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }
}
