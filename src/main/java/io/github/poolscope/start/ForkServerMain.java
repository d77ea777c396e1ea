package io.github.poolscope.start;

import io.github.poolscope.wire.Interrupts;
import io.github.poolscope.wire.Ticket;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fork server's process: starts workers, which are its children, and forwards what they print and how they end.
 * It ends when its standard input does, that is with the main program, however that ends.
 */
public final class ForkServerMain {
    private final DataInputStream in;
    private final DataOutputStream out;
    private WorkerSetup setup = new WorkerSetup(List.of(), List.of(), Map.of(), Optional.empty(), List.of());

    private ForkServerMain(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        Interrupts.ignore();
        System.setOut(System.err);
        new ForkServerMain(
                        new DataInputStream(new FileInputStream(FileDescriptor.in)),
                        new DataOutputStream(new FileOutputStream(FileDescriptor.out)))
                .serve();
        System.exit(0);
    }

    private void serve() throws IOException {
        try {
            while (true) {
                switch (in.readByte()) {
                    case ForkServerTalk.SETUP -> setUp();
                    case ForkServerTalk.START -> start(in.readLong(), in.readBoolean(), Ticket.read(in));
                    default -> throw new IOException("the main program said something unknown");
                }
            }
        } catch (EOFException e) {
            // The main program has ended.
        }
    }

    private void setUp() throws IOException {
        setup = new WorkerSetup(
                paths(texts()),
                texts(),
                Map.of(),
                Optional.of(in.readUTF()).filter(s -> !s.isEmpty()).map(Path::of),
                texts());
    }

    private static List<Path> paths(List<String> texts) {
        return texts.stream().map(Path::of).toList();
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private void start(long request, boolean warm, Optional<Ticket> ticket) throws IOException {
        if (ticket.isEmpty()) {
            throw new EOFException();
        }
        Process process;
        try {
            process = setup.start(warm, ticket.get());
        } catch (IOException e) {
            synchronized (out) {
                out.writeByte(ForkServerTalk.REFUSED);
                out.writeLong(request);
                out.writeUTF(String.valueOf(e.getMessage()));
                out.flush();
            }
            return;
        }
        synchronized (out) {
            out.writeByte(ForkServerTalk.STARTED);
            out.writeLong(request);
            out.writeLong(process.pid());
            out.flush();
        }
        Thread errors = daemon(() -> forward(process.getErrorStream(), process.pid(), true));
        Thread output = daemon(() -> forward(process.getInputStream(), process.pid(), false));
        Thread unused = daemon(() -> {
            try {
                int exitValue = process.waitFor();
                // What it printed comes before its end; a grandchild may hold its pipes open for ever.
                output.join(200);
                errors.join(200);
                synchronized (out) {
                    out.writeByte(ForkServerTalk.EXITED);
                    out.writeLong(process.pid());
                    out.writeInt(exitValue);
                    out.flush();
                }
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
                synchronized (out) {
                    out.writeByte(ForkServerTalk.PRINTED);
                    out.writeLong(pid);
                    out.writeBoolean(onError);
                    out.writeInt(read);
                    out.write(buffer, 0, read);
                    out.flush();
                }
                read = from.read(buffer);
            }
        } catch (IOException e) {
            // The worker or the main program is gone.
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "worker watch");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
