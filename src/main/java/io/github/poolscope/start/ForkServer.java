package io.github.poolscope.start;

import io.github.poolscope.wire.Ticket;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The main program's end of a fork server. Safe for any thread. */
final class ForkServer implements Closeable {
    private static final int START_LIMIT_SECONDS = 60;
    private static final int ORPHAN_LOOK_MILLIS = 20;

    private final Process process;
    private final OutputStream toServer;
    private final AtomicLong requests = new AtomicLong();
    private final Map<Long, CompletableFuture<ServedProcess>> starting = new ConcurrentHashMap<>();
    private final Map<Long, ServedProcess> workers = new ConcurrentHashMap<>();
    private volatile boolean ended;

    private ForkServer(Process process) {
        this.process = process;
        toServer = process.getOutputStream();
    }

    /** Starts a server; returns at once. */
    static ForkServer launch(WorkerSetup setup) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JvmCommand.ofForkServer());
        builder.environment().putAll(setup.environment());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        ForkServer server = new ForkServer(started(builder));
        ResourceTracker.watch(server.process);
        Thread reader = new Thread(server::read, "fork server " + server.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            server.setUp(setup);
        } catch (IOException e) {
            throw server.dead(e);
        }
        return server;
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
     * Has a worker started; returns once its process exists.
     *
     * @param warm whether it is to rehearse before it connects
     * @param classes what it is to load before
     */
    StartedWorker start(boolean warm, Set<String> classes) throws IOException {
        Admission admission = Gate.expect(classes);
        try {
            return StartedWorker.of(start(admission.ticket, warm), pid(), admission);
        } catch (IOException | RuntimeException e) {
            admission.forget(false);
            throw e;
        }
    }

    private Process start(Ticket ticket, boolean warm) throws IOException {
        long request = requests.incrementAndGet();
        CompletableFuture<ServedProcess> started = new CompletableFuture<>();
        starting.put(request, started);
        try {
            if (ended) {
                throw new EOFException();
            }
            send(out -> {
                out.writeByte(ForkServerTalk.START);
                out.writeLong(request);
                out.writeBoolean(warm);
                ticket.write(out);
            });
            return started.get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            String refusal = e.getCause() == null ? null : e.getCause().getMessage();
            throw refusal == null ? dead(e) : StartFault.ofProcess(new IOException(refusal, e));
        } catch (IOException e) {
            throw dead(e);
        } catch (TimeoutException e) {
            throw new TransientStartException("the fork server did not answer for " + START_LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the fork server started a worker", e);
        } finally {
            starting.remove(request);
        }
    }

    /** Why there is no server any more: one that was killed may be followed by another, one that fails may not. */
    private IOException dead(Exception cause) {
        ended = true;
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new IOException("the fork server could not be told: " + cause.getMessage(), cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TransientStartException("interrupted while the fork server ended", cause);
        }
        int code = ExitCodes.of(process.exitValue());
        return code < 0
                ? new TransientStartException("the fork server was ended by signal " + -code, cause)
                : new IOException("the fork server ended with exit code " + code, cause);
    }

    /** The server ends; workers go on. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void setUp(WorkerSetup setup) throws IOException {
        send(out -> {
            out.writeByte(ForkServerTalk.SETUP);
            texts(
                    out,
                    setup.classPath().stream()
                            .map(Path::toAbsolutePath)
                            .map(Path::toString)
                            .toList());
            texts(out, setup.jvmArguments());
            out.writeUTF(setup.directory()
                    .map(folder -> folder.toAbsolutePath().toString())
                    .orElse(""));
            texts(out, setup.preload());
        });
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
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
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (true) {
                handle(in);
            }
        } catch (IOException e) {
            // The server has ended.
        }
        ended = true;
        starting.values().forEach(one -> one.completeExceptionally(new EOFException()));
        workers.values().forEach(ServedProcess::serverDied);
        lookAfterOrphans();
    }

    /** Workers outlive their server; the JDK would take seconds to notice the end of a process that isn't its child. */
    private void lookAfterOrphans() {
        try {
            while (!workers.isEmpty()) {
                workers.values().forEach(ServedProcess::look);
                workers.values().removeIf(worker -> !worker.isAlive());
                TimeUnit.MILLISECONDS.sleep(ORPHAN_LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(DataInputStream in) throws IOException {
        switch (in.readByte()) {
            case ForkServerTalk.STARTED -> {
                long request = in.readLong();
                ServedProcess worker = new ServedProcess(in.readLong());
                workers.put(worker.pid(), worker);
                CompletableFuture<ServedProcess> waiting = starting.get(request);
                if (waiting == null || !waiting.complete(worker)) {
                    worker.destroyForcibly();
                }
            }
            case ForkServerTalk.REFUSED -> {
                CompletableFuture<ServedProcess> waiting = starting.get(in.readLong());
                String why = in.readUTF();
                if (waiting != null) {
                    waiting.completeExceptionally(new IOException(why));
                }
            }
            case ForkServerTalk.PRINTED -> {
                ServedProcess worker = workers.get(in.readLong());
                boolean onError = in.readBoolean();
                byte[] bytes = in.readNBytes(in.readInt());
                if (worker != null) {
                    worker.printed(onError, bytes);
                }
            }
            case ForkServerTalk.EXITED -> {
                ServedProcess worker = workers.remove(in.readLong());
                int exitValue = in.readInt();
                if (worker != null) {
                    worker.exited(exitValue);
                }
            }
            default -> throw new IOException("the fork server said something unknown");
        }
    }
}
