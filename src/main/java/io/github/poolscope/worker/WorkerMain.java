package io.github.poolscope.worker;

import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.ProgressPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a worker process starts.
 *
 * <p>Arguments: the pool's socket, this worker's progress page. The first line of standard input is the token by which
 * the worker proves itself; it is not on the command line, where other users could read it.
 */
public final class WorkerMain {
    /** The exit code of a worker whose main program is gone. */
    static final int ORPHANED = 3;

    private WorkerMain() {}

    public static void main(String[] args) throws IOException {
        ignoreInterrupts();
        String token = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).readLine();
        Path socket = Path.of(args[0]);
        Path page = Path.of(args[1]);
        ProgressPage progress = ProgressPage.open(page);
        Link link = Link.connect(socket);
        link.send(Link.frame(FrameType.HELLO)
                .putText(token == null ? "" : token)
                .putLong(ProcessHandle.current().pid()));
        Inbox inbox = new Inbox();
        Thread listener = new Thread(new Listener(link, inbox, page, socket), "listener");
        listener.setDaemon(true);
        listener.start();
        new TaskLoop(inbox, progress, new ResultSender(link)).run();
        System.exit(0);
    }

    /**
     * Ctrl-C in a terminal reaches the whole process group; only the main program decides what becomes of it. The
     * class is reached by reflection, as javac warns of its name without a way to say that it is meant.
     */
    private static void ignoreInterrupts() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(
                    null,
                    signal.getConstructor(String.class).newInstance("INT"),
                    handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            // A runtime without these signals: Ctrl-C then ends the worker, and the pool replaces it.
        }
    }
}
