package io.github.poolscope.start;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.wire.Interrupts;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.WorkerTicket;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The main class of the fork server's process: starts workers as its children, and forwards their output and exit
 * codes. It ends when its standard input is closed, that is when the main program ends for any reason.
 */
public final class ForkServerMain {
    private final DataInputStream in;
    private final WorkerSetup setup;
    private final ForkServerTalk.Replies replies;

    private ForkServerMain(DataInputStream in, WorkerSetup setup, ForkServerTalk.Replies replies) {
        this.in = in;
        this.setup = setup;
        this.replies = replies;
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
        ForkServerTalk.Setup told = ForkServerTalk.Setup.read(in);
        return new ForkServerMain(in, told.workers(), ForkServerTalk.over(connected(told.ticket())));
    }

    /** Connects to the main program; ends this process with a message if that fails. */
    private static Link connected(WorkerTicket ticket) throws IOException {
        try {
            return ticket.connect();
        } catch (IOException e) {
            WorkerTicket.endNotJoined("A fork server", e);
            throw e;
        }
    }

    private void serve() throws IOException {
        while (true) {
            start(ForkServerTalk.Start.read(in));
        }
    }

    private void start(ForkServerTalk.Start order) throws IOException {
        Process process;
        try {
            process = setup.start(order.warm(), order.ticket());
        } catch (IOException e) {
            replies.refused(order.request(), String.valueOf(e.getMessage()));
            return;
        }
        replies.started(order.request(), process.pid());
        Thread errors = daemon(() -> forward(process.getErrorStream(), process.pid(), true));
        Thread output = daemon(() -> forward(process.getInputStream(), process.pid(), false));
        daemon(() -> {
            try {
                int exitValue = process.waitFor();
                // Its output is sent before its exit; a grandchild may keep its pipes open indefinitely.
                output.join(200);
                errors.join(200);
                replies.exited(process.pid(), exitValue);
            } catch (IOException | InterruptedException e) {
                // The main program has ended.
            }
        });
    }

    private void forward(InputStream from, long pid, boolean onError) {
        byte[] buffer = new byte[8192];
        try (from) {
            int read = from.read(buffer);
            while (read >= 0) {
                replies.printed(pid, onError, Arrays.copyOf(buffer, read));
                read = from.read(buffer);
            }
        } catch (IOException e) {
            // The worker or the main program has ended.
        }
    }

    @CanIgnoreReturnValue
    private static Thread daemon(Runnable work) {
        return DaemonThreads.start("worker watch", work);
    }
}
