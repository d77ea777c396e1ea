package io.github.poolscope.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child of a fork server, presented as a process of this program. Its output and exit arrive through the server;
 * signals are sent to it directly. After the server's death its end is still noticed, but its exit value is known only
 * if this program sent the signal itself.
 */
final class ServedProcess extends Process {
    private final long pid;
    private final Pipe output = new Pipe();
    private final Pipe errors = new Pipe();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    /** The exit code of a process that ends by the signal that this program sent it; 0 if it sent none. */
    private volatile int sent;

    ServedProcess(long pid) {
        this.pid = pid;
    }

    void printed(boolean onError, byte[] bytes) {
        (onError ? errors : output).add(bytes);
    }

    void exited(int exitValue) {
        output.end();
        errors.end();
        exit.complete(exitValue);
    }

    /** Called when the server has died: from now on {@link #look} detects the process's end. */
    void serverDied() {
        output.end();
        errors.end();
    }

    /** Checks whether the process is still alive after its server's death. */
    void look() {
        if (handle().isEmpty() || isZombie()) {
            exited(guess());
        }
    }

    /** Returns whether it is a dead process that its new parent has not waited for yet. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false; // It has ended, or the system has no such files.
        }
    }

    private int guess() {
        return sent == 0 ? StartedWorker.UNKNOWN_EXIT : ExitCodes.exitValue(sent);
    }

    private Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public ProcessHandle toHandle() {
        return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("process " + pid + " has ended"));
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return errors;
    }

    @Override
    public int waitFor() throws InterruptedException {
        try {
            return exit.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            exit.get(timeout, unit);
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Override
    public int exitValue() {
        if (!exit.isDone()) {
            throw new IllegalThreadStateException("process hasn't exited");
        }
        return exit.join();
    }

    @Override
    public boolean isAlive() {
        return !exit.isDone();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return exit.thenApply(value -> this);
    }

    @Override
    public void destroy() {
        signal(ExitCodes.TERMINATED);
    }

    @Override
    public Process destroyForcibly() {
        signal(ExitCodes.KILLED);
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return true;
    }

    private void signal(int exitCode) {
        if (exit.isDone()) {
            return;
        }
        handle().ifPresent(process -> {
            boolean told = exitCode == ExitCodes.KILLED ? process.destroyForcibly() : process.destroy();
            if (told) {
                sent = exitCode;
            }
        });
    }

    /** Bytes that arrive in chunks; reads block until there are some. */
    private static final class Pipe extends InputStream {
        private static final byte[] END = new byte[0];
        private static final int MAX_CHUNKS = 256;
        private static final int LOOK_MILLIS = 100;

        private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
        private final Semaphore room = new Semaphore(MAX_CHUNKS);
        private byte[] current = new byte[0];
        private int next;
        private boolean ended;
        /** Whether a thread has started to read and continues to. */
        private volatile boolean isRead;

        /**
         * Adds a chunk. A worker that prints too fast is blocked, as by a real pipe. If nothing is read, as from a
         * spare, the excess is dropped: the server's other workers must not wait.
         */
        void add(byte[] chunk) {
            try {
                boolean fits = room.tryAcquire();
                while (!fits && isRead) {
                    fits = room.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                }
                if (fits) {
                    chunks.add(chunk);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void end() {
            chunks.add(END);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // Identity: the one array that marks the end.
        public int read(byte[] target, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            isRead = true;
            if (next == current.length && !ended) {
                try {
                    current = chunks.take();
                    room.release();
                    ended = current == END;
                    next = 0;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
            }
            if (ended) {
                return -1;
            }
            int count = Math.min(length, current.length - next);
            System.arraycopy(current, next, target, from, count);
            next += count;
            return count;
        }

        @Override
        public int available() {
            return current.length - next;
        }

        @Override
        public void close() {
            isRead = false;
        }
    }
}
