package io.github.poolscope.record;

import io.github.poolscope.eventlog.LogWriter;
import io.github.poolscope.trace.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A recording of this program: what its pools, primitives and {@linkplain #watch(ExecutorService) executors} do, from
 * its start to its end, in an event log.
 *
 * <p>A program needs no change to be recorded: {@code poolscope watch -- java …} records it, and so does the system
 * property {@code poolscope.record} with the path of a file. Such a recording begins when the first pool, primitive or
 * watched executor is created, and ends with the program. Pools that have a recorder of their own, and the worker
 * processes themselves, are not recorded.
 *
 * <p>The recording is there up to the last event even if the program is killed. It never blocks the program, throws
 * nothing into it, and takes at most 64 MiB that were not read yet, or of a file as many MiB as the property {@code
 * poolscope.record.mebibytes} says, {@value #USUAL_MEBIBYTES} if it is not set: events beyond that are counted.
 */
public final class Recording implements AutoCloseable {
    /** The system property with the path of the file into which a program is recorded. */
    public static final String FILE_PROPERTY = "poolscope.record";

    /** The system property with the maximum length of that file in MiB. */
    public static final String LIMIT_PROPERTY = "poolscope.record.mebibytes";

    /** The environment variable with the folder of the log of a program that is watched. */
    public static final String FOLDER_VARIABLE = "POOLSCOPE_TRACE";

    /** The environment variable that is "0" if items and results are not to be recorded. */
    public static final String VALUES_VARIABLE = "POOLSCOPE_VALUES";

    private static final int USUAL_MEBIBYTES = 1024;
    private static final int MEBIBYTE_BITS = 20;

    private static volatile @Nullable Recording started;

    private final LogWriter writer;
    private final LogRecorder recorder;

    /** The recording that the environment or a property asks for; determined when it is first asked for. */
    private static final class Automatic {
        static final @Nullable Recording RECORDING = create();

        private static @Nullable Recording create() {
            try {
                if (isWorker()) {
                    return null;
                }
                String file = System.getProperty(FILE_PROPERTY, "");
                if (!file.isEmpty()) {
                    return intoFile(file);
                }
                String folder = System.getenv().getOrDefault(FOLDER_VARIABLE, "");
                return folder.isEmpty() || !Files.isDirectory(Path.of(folder))
                        ? null
                        : new Recording(LogWriter.intoFolder(Path.of(folder)));
            } catch (RuntimeException | LinkageError e) {
                return null; // The program must not notice.
            }
        }

        private static @Nullable Recording intoFile(String file) {
            try {
                return new Recording(LogWriter.intoFile(Path.of(file), limit()));
            } catch (NoSuchFileException e) {
                tell(file, "its folder does not exist");
                return null;
            } catch (IOException | InvalidPathException e) {
                tell(file, String.valueOf(e.getMessage()));
                return null;
            }
        }

        @SuppressWarnings("SystemOut") // The user of the property looks there.
        private static void tell(String file, String why) {
            System.err.println("poolscope: nothing is recorded, as " + file + " can't be created (" + why
                    + "): give the property " + FILE_PROPERTY + " the path of a file that can be.");
        }

        /** Returns whether this is a process of a pool, or one that serves them: its program records it. */
        private static boolean isWorker() {
            String main = System.getProperty("sun.java.command", "");
            return Boolean.getBoolean("poolscope.worker")
                    || main.startsWith("io.github.poolscope.worker.")
                    || main.startsWith("io.github.poolscope.start.");
        }
    }

    private Recording(LogWriter writer) {
        this.writer = writer;
        recorder = new LogRecorder(writer, !"0".equals(System.getenv(VALUES_VARIABLE)));
        recorder.program();
    }

    /**
     * Begins to record this program into a file, which is replaced if it exists: pools, primitives and watched executors
     * that are created until {@link #close} are recorded.
     *
     * @throws IOException if the file can't be created
     * @throws IllegalStateException if a recording was started before and not closed
     */
    public static synchronized Recording start(Path file) throws IOException {
        if (started != null) {
            throw new IllegalStateException("This program is being recorded already: close that recording first");
        }
        Recording recording = new Recording(LogWriter.intoFile(file, limit()));
        started = recording;
        return recording;
    }

    private static long limit() {
        int told = Integer.getInteger(LIMIT_PROPERTY, USUAL_MEBIBYTES);
        return (long) (told > 0 ? told : USUAL_MEBIBYTES) << MEBIBYTE_BITS;
    }

    /** Returns the recorder of this recording, for {@code PoolOptions.Builder.recorder}. */
    public Recorder recorder() {
        return recorder;
    }

    /**
     * Returns the recorder for what is created now and has no recorder of its own: that of the recording that was
     * started, or that the environment or a property asks for; {@link Recorder#NONE} if nothing is recorded.
     */
    public static Recorder current() {
        Recording recording = started;
        recording = recording == null ? Automatic.RECORDING : recording;
        return recording == null ? Recorder.NONE : recording.recorder;
    }

    /** Returns how many events could not be recorded. */
    public long lost() {
        return writer.lost();
    }

    /**
     * Returns an executor that does what {@code executor} does and is recorded: for each task when it was submitted, when
     * and on which thread it ran, how much of a processor it used, and how it ended. Use it in place of the other, also
     * to shut it down. If nothing is recorded, returns {@code executor} itself.
     */
    public static ExecutorService watch(ExecutorService executor) {
        if (executor instanceof ScheduledExecutorService scheduled) {
            return watch(scheduled);
        }
        Recorder to = current();
        return to == Recorder.NONE ? executor : new WatchedExecutor(executor, new ExecutorRecording(executor, to));
    }

    /** Returns an executor like {@link #watch(ExecutorService)}; each run of a repeated task is recorded as a task. */
    public static ScheduledExecutorService watch(ScheduledExecutorService executor) {
        Recorder to = current();
        return to == Recorder.NONE
                ? executor
                : new WatchedScheduledExecutor(executor, new ExecutorRecording(executor, to));
    }

    /** Ends the recording. What happens later is not recorded. */
    @Override
    public void close() {
        synchronized (Recording.class) {
            if (started == this) {
                started = null;
            }
        }
        writer.close();
    }
}
