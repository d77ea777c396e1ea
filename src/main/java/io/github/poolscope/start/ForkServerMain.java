package io.github.poolscope.start;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.wire.Interrupts;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.WorkerTicket;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The fork server's process: starts workers, which are its children, and forwards what they print and how they end.
 * It ends when its standard input does, that is with the main program, however that ends.
 */
public final class ForkServerMain {
    private final DataInputStream in;
    private final WorkerSetup setup;
    private final Link link;

    private ForkServerMain(DataInputStream in, WorkerSetup setup, Link link) {
        this.in = in;
        this.setup = setup;
        this.link = link;
    }

    public static void main(String[] args) {
        Interrupts.ignore();
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        try {
            begin(in).serve();
        } catch (IOException e) {
            // The main program has ended.
        }
        System.exit(0);
    }

    private static ForkServerMain begin(DataInputStream in) throws IOException {
        if (in.readByte() != ForkServerTalk.SETUP) {
            throw unknown();
        }
        WorkerTicket ticket = WorkerTicket.read(in).orElseThrow(EOFException::new);
        return new ForkServerMain(in, ForkServerTalk.readSetup(in), connected(ticket));
    }

    /** The connection to the main program; ends this process with a sentence if there is none to be had. */
    private static Link connected(WorkerTicket ticket) throws IOException {
        try {
            return ticket.connect();
        } catch (IOException e) {
            WorkerTicket.endNotJoined("A fork server", e);
            throw e;
        }
    }

    private static IllegalStateException unknown() {
        return new IllegalStateException("the main program said something unknown");
    }

    private void serve() throws IOException {
        while (true) {
            switch (in.readByte()) {
                case ForkServerTalk.START -> start(in.readLong(), in.readBoolean(), WorkerTicket.read(in));
                default -> throw unknown();
            }
        }
    }

    private void start(long request, boolean warm, Optional<WorkerTicket> ticket) throws IOException {
        if (ticket.isEmpty()) {
            throw new EOFException();
        }
        Process process;
        try {
            process = setup.start(warm, ticket.get());
        } catch (IOException e) {
            link.send(Link.frame(ForkServerTalk.REFUSED).putLong(request).putText(String.valueOf(e.getMessage())));
            return;
        }
        link.send(Link.frame(ForkServerTalk.STARTED).putLong(request).putLong(process.pid()));
        Thread errors = daemon(() -> forward(process.getErrorStream(), process.pid(), true));
        Thread output = daemon(() -> forward(process.getInputStream(), process.pid(), false));
        Thread unused = daemon(() -> {
            try {
                int exitValue = process.waitFor();
                // What it printed comes before its end; a grandchild may hold its pipes open for ever.
                output.join(200);
                errors.join(200);
                link.send(
                        Link.frame(ForkServerTalk.EXITED).putLong(process.pid()).putInt(exitValue));
            } catch (IOException | InterruptedException e) {
                // The main program is gone.
            }
        });
    }

    private void forward(InputStream from, long pid, boolean onError) {
        byte[] buffer = new byte[8192];
        try (from) {
            int read = from.read(buffer);
            while (read >= 0) {
                link.send(Link.frame(ForkServerTalk.PRINTED)
                        .putLong(pid)
                        .putByte(onError ? 1 : 0)
                        .putBlock(Arrays.copyOf(buffer, read)));
                read = from.read(buffer);
            }
        } catch (IOException e) {
            // The worker or the main program is gone.
        }
    }

    private static Thread daemon(Runnable work) {
        return DaemonThreads.start("worker watch", work);
    }
}
