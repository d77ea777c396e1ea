package io.github.poolscope.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a worker process is told on its standard input: whose it is. It does not stand on the command line, where other
 * users could read the token.
 *
 * @param socket the pool's socket
 * @param page the file of this worker's {@link WorkerPage}
 * @param token by which the worker proves that this pool started it; good once
 */
public record Ticket(Path socket, Path page, String token) {
    /** Writes the ticket; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeUTF(socket.toString());
        data.writeUTF(page.toString());
        data.writeUTF(token);
        data.flush();
    }

    /** Waits for a ticket and takes no byte more; empty if the stream ends before. */
    public static Optional<Ticket> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        try {
            return Optional.of(new Ticket(Path.of(data.readUTF()), Path.of(data.readUTF()), data.readUTF()));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }
}
