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
 * A process that is the child of a fork server, as if it were this program's own. What it prints and how it ends comes
 * by way of the server; signals go to it directly. Once the server is dead, its end is still noticed, but its exit
 * value is known only where this program sent the signal itself.
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

    /** From now on nobody tells of its end: {@link #look} finds out. */
    void serverDied() {
        output.end();
        errors.end();
    }

    /** Looks whether the process is still there, once its server is not. */
    void look() {
        if (handle().isEmpty() || isZombie()) {
            exited(guess());
        }
    }

    /** A dead process that its new parent is in no hurry to take note of. */
    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false; // Gone, or a system without such files.
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

    /** Bytes that arrive in chunks; reading waits for them. */
    private static final class Pipe extends InputStream {
        private static final byte[] END = new byte[0];
        private static final int MOST_CHUNKS = 256;
        private static final int LOOK_MILLIS = 100;

        private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
        private final Semaphore room = new Semaphore(MOST_CHUNKS);
        private byte[] current = new byte[0];
        private int next;
        private boolean ended;
        /** Whether somebody has begun to read and goes on. */
        private volatile boolean isRead;

        /**
         * A worker that floods its output is held up, as by a real pipe. One whose output nobody reads, such as a spare's,
         * loses what does not fit: the other workers of the server must not wait for that.
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
        @SuppressWarnings("ReferenceEquality") // The one array that stands for the end.
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
