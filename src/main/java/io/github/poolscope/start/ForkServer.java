package io.github.poolscope.start;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.WorkerTicket;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The main program's end of a fork server. Thread-safe. */
final class ForkServer implements Closeable {
    private static final int START_LIMIT_SECONDS = 60;
    private static final int ORPHAN_LOOK_MILLIS = 20;

    private final Process process;
    private final WorkerAdmission admission;
    private final OutputStream toServer;
    private final OutputPump output;
    private final AtomicLong requests = new AtomicLong();
    private final Map<Long, CompletableFuture<ServedProcess>> starting = new ConcurrentHashMap<>();
    private final Map<Long, ServedProcess> workers = new ConcurrentHashMap<>();
    private volatile boolean ended;

    private ForkServer(Process process, WorkerAdmission admission) {
        this.process = process;
        this.admission = admission;
        toServer = process.getOutputStream();
        output = new OutputPump(process, (pid, onError, line, nanoTime) -> {}, "fork server " + process.pid());
    }

    /** Starts a server; returns at once. */
    static ForkServer launch(WorkerSetup setup) throws IOException {
        WorkerAdmission admission = WorkerSocket.expectServer();
        try {
            ProcessBuilder builder = PlainJvm.of(ArgumentFile.beside(admission.ticket.page()), ForkServerMain.class);
            ProgramEnvironment.leaveOut(builder.environment());
            builder.environment().putAll(setup.environment());
            WorkerLocale.adapt(builder.environment(), setup.environment());
            JvmEnvironment.remove(builder.environment());
            return launch(started(builder), admission, setup);
        } catch (IOException | RuntimeException | Error e) {
            admission.forget(false);
            throw e;
        }
    }

    private static ForkServer launch(Process process, WorkerAdmission admission, WorkerSetup setup) {
        try {
            ForkServer server = new ForkServer(process, admission);
            ResourceTracker.watch(process);
            server.begin(setup);
            return server;
        } catch (RuntimeException | Error e) { // The system has no thread available.
            process.destroyForcibly();
            throw e;
        }
    }

    private void begin(WorkerSetup setup) {
        output.start();
        CompletableFuture<Void> unused = process.onExit()
                .thenRun(() -> admission.connection.completeExceptionally(
                        new EOFException("the fork server ended before it said who it is")));
        DaemonThreads.start("fork server " + pid(), this::read);
        try {
            send(new ForkServerTalk.Setup(admission.ticket, setup.withEnvironment(environment(setup)))::write);
        } catch (IOException e) {
            // It has ended; the reading thread notices that.
        }
    }

    /** Returns the variables that the workers' environment has in addition to the server's. */
    private static Map<String, String> environment(WorkerSetup setup) {
        return JvmEnvironment.in(setup.wholeEnvironment()).variables();
    }

    private static Process started(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw StartFault.ofProcess(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return !ended && process.isAlive();
    }

    /**
     * Starts a worker; returns once its process exists.
     *
     * @param warm whether it warms up before it connects
     * @param classes the names of classes to load at the start
     */
    StartedWorker start(boolean warm, Set<String> classes) throws IOException {
        return StartedWorker.launch(classes, pid(), ticket -> start(ticket, warm));
    }

    private Process start(WorkerTicket ticket, boolean warm) throws IOException {
        long request = requests.incrementAndGet();
        CompletableFuture<ServedProcess> started = new CompletableFuture<>();
        starting.put(request, started);
        try {
            if (ended) {
                throw new EOFException();
            }
            send(new ForkServerTalk.Start(request, warm, ticket)::write);
            // Not interruptible: the reply is near, and the interrupt is for a later wait.
            return started.orTimeout(START_LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw notStarted(e);
        } catch (IOException e) {
            throw dead(e);
        } finally {
            starting.remove(request);
        }
    }

    private IOException notStarted(CompletionException e) {
        if (e.getCause() instanceof TimeoutException) {
            return new TransientStartException("the fork server did not answer for " + START_LIMIT_SECONDS + " s", e);
        }
        String refusal = e.getCause() == null ? null : e.getCause().getMessage();
        return refusal == null ? dead(e) : StartFault.ofProcess(new IOException(refusal, e));
    }

    /** Returns why there is no server any more. If it was killed, another one may be started; if it failed, not. */
    private IOException dead(Exception cause) {
        ended = true;
        if (process.onExit()
                .completeOnTimeout(process, 1, TimeUnit.SECONDS)
                .join()
                .isAlive()) {
            process.destroyForcibly();
            return new IOException("the fork server could not be told: " + cause.getMessage(), cause);
        }
        output.drain();
        int code = ExitCodes.of(process.exitValue());
        return code < 0
                ? new TransientStartException("the fork server was ended by signal " + -code, cause)
                : new IOException("the fork server ended with exit code " + code + output.whyNotStarted(), cause);
    }

    /** Ends the server; its workers keep running. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private interface Message {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private void send(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(new DataOutputStream(bytes));
        synchronized (toServer) {
            toServer.write(bytes.toByteArray());
            toServer.flush();
        }
    }

    private void read() {
        try (Link link = admission.connection.join().link()) {
            ForkServerTalk.Replies replies = new ReplyHandler();
            admission.forget(false); // The connection needs neither the socket nor the folder any more.
            while (true) {
                ForkServerTalk.read(link.receive(Link.MAX_FRAME_SIZE), replies);
            }
        } catch (IOException | CompletionException e) {
            // The server has ended.
        } catch (RuntimeException | Error e) {
            process.destroyForcibly(); // Its messages could not be read any more.
        } finally {
            ended = true;
            starting.values().forEach(one -> one.completeExceptionally(new EOFException()));
            workers.values().forEach(ServedProcess::serverDied);
            admission.forget(false);
        }
        detectOrphanExits();
    }

    /**
     * Detects the end of workers that outlive their server; the JDK would take seconds for a process that isn't its
     * child.
     */
    private void detectOrphanExits() {
        try {
            while (!workers.isEmpty()) {
                look();
                TimeUnit.MILLISECONDS.sleep(ORPHAN_LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            workers.values().forEach(ServedProcess::look);
            workers.values().removeIf(worker -> !worker.isAlive());
        } catch (RuntimeException | Error e) {
            // There is no memory or file descriptor for the check; the next one follows soon.
        }
    }

    /** Handles the server's replies, on the thread that reads them. */
    private final class ReplyHandler implements ForkServerTalk.Replies {
        @Override
        public void started(long request, long pid) {
            ServedProcess worker = new ServedProcess(pid);
            workers.put(pid, worker);
            CompletableFuture<ServedProcess> waiting = starting.get(request);
            if (waiting == null || !waiting.complete(worker)) {
                worker.destroyForcibly();
            }
        }

        @Override
        public void refused(long request, String why) {
            CompletableFuture<ServedProcess> waiting = starting.get(request);
            if (waiting != null) {
                waiting.completeExceptionally(new IOException(why));
            }
        }

        @Override
        public void printed(long pid, boolean onError, byte[] bytes) {
            ServedProcess worker = workers.get(pid);
            if (worker != null) {
                worker.printed(onError, bytes);
            }
        }

        @Override
        public void exited(long pid, int exitValue) {
            ServedProcess worker = workers.remove(pid);
            if (worker != null) {
                worker.exited(exitValue);
            }
        }
    }
}
