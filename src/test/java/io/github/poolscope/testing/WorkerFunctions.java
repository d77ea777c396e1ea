package io.github.poolscope.testing;

import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.WorkerState;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The functions that tests run in workers. */
public final class WorkerFunctions {
    private WorkerFunctions() {}

    public static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    public static Integer square(Integer x) {
        return x * x;
    }

    public static long pid() {
        return ProcessHandle.current().pid();
    }

    public static Long pidOf(Object ignored) {
        return pid();
    }

    public static Integer sleep(Integer millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return millis;
    }

    /** Waits until each of the pool's workers is connected and idle. */
    public static void awaitAllIdle(Pool pool) {
        await().until(() -> pool.workers().stream()
                        .filter(worker -> worker.state() == WorkerState.IDLE)
                        .count()
                == pool.processes());
    }

    /** Waits until the file exists. */
    public static void awaitFile(String file) throws InterruptedException {
        while (!Files.exists(Path.of(file))) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    public static void touch(String file) {
        try {
            Files.writeString(Path.of(file), "", StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends a line to a file; lines of several processes are not mixed. */
    public static void log(String file, Object line) throws IOException {
        Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public static void signal(long pid, String name) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill -" + name + " " + pid + " failed");
        }
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (name.equals("STOP") && Files.isDirectory(threads)) {
            // On a busy machine its threads continue until each has had a processor once more.
            await().atMost(Duration.ofSeconds(30)).until(() -> areStopped(threads));
        }
    }

    private static boolean areStopped(Path threads) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if ("TZX".indexOf(state(thread)) < 0) {
                    return false;
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            return !Files.isDirectory(threads); // A thread has just ended, or the process.
        }
    }

    /** Returns the state of a process or thread, as Linux abbreviates it. */
    private static char state(Path inProc) throws IOException {
        String stat = Files.readString(inProc.resolve("stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }

    /** Returns whether the process runs; a zombie does not. */
    public static boolean isAlive(long pid) {
        try {
            return state(Path.of("/proc", Long.toString(pid))) != 'Z';
        } catch (IOException e) {
            return !Files.exists(Path.of("/proc"))
                    && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }
    }

    /** Can't be deserialised. */
    public static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException {
            throw new IOException("not to be read");
        }
    }

    /** An error that can't be deserialised. */
    public static final class UnreadableError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnreadableError(String message) {
            super(message);
        }

        private void readObject(ObjectInputStream in) throws IOException {
            throw new IOException("not to be read");
        }
    }

    /** An error that can't be serialised. */
    public static final class UnsendableError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused") // Only its presence matters.
        private final Thread thread = Thread.currentThread();

        public UnsendableError(String message) {
            super(message);
        }
    }
}
