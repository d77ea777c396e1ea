package io.github.poolscope.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes the event log of this process, into the folder of a program that is watched or into a file.
 *
 * <p>Any thread may write. Writing never throws, takes no lock and needs no reader: an event that there is no room for
 * is counted. A thread waits for another one only if that one creates the next segment and needs longer than it takes
 * to fill half of the present one, and at most for {@value #PATIENCE_MILLIS} ms.
 *
 * <p>What a program's start runs through has no lambdas here, since the first ones of a program take milliseconds.
 */
public final class LogWriter implements AutoCloseable {
    /** Flag of an event whose value is the number {@code e}. */
    public static final int NUMBER = LogFormat.VALUE_IS_NUMBER;
    /** Flag of an event whose value is the text with the number {@code e}. */
    public static final int TEXT = LogFormat.VALUE_IS_TEXT;

    private static final int PATIENCE_MILLIS = 1_000;
    /** Texts are not repeated as long as there are no more than these, and none is longer. */
    private static final int MOST_INTERNED = 20_000;

    private static final int LONGEST_INTERNED = 500;
    private static final int MAIN_THREAD = 1;
    private static final int EVENTS_WITHOUT_ROOM = 1024;
    private static final int WAIT_NANOS = 20_000;

    private final SegmentPlace place;
    private final ProcessHandle process = ProcessHandle.current();
    private final AtomicReference<WrittenSegment> current = new AtomicReference<>(WrittenSegment.nowhere(0));
    private final AtomicReference<@Nullable Prepared> prepared = new AtomicReference<>();
    private final AtomicBoolean preparing = new AtomicBoolean();
    private final AtomicInteger segments = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();
    private final Map<String, Integer> texts = new ConcurrentHashMap<>();
    private final AtomicInteger textNumbers = new AtomicInteger();
    private final AtomicBoolean hasMain = new AtomicBoolean();
    private final AtomicInteger threadNumbers = new AtomicInteger(MAIN_THREAD);
    private final ThreadLocal<Integer> threadNumber = new ThreadLocal<>() {
        @Override
        protected Integer initialValue() {
            return nextThread();
        }
    };
    private final FileAction prepareNext = new FileAction() {
        @Override
        public void run() throws IOException {
            if (prepared.get() == null && !isClosed) {
                prepared.set(create());
            }
        }
    };
    private volatile boolean isClosed;

    /** Makes a segment visible. */
    private record Showing(SegmentPlace.Created created) implements FileAction {
        @Override
        public void run() throws IOException {
            created.show();
        }
    }

    private record Prepared(WrittenSegment segment, SegmentPlace.Created created) {}

    LogWriter(SegmentPlace place) {
        this.place = place;
        advance(current.get());
    }

    /** Begins to write into the folder of a log, which should exist. */
    public static LogWriter intoFolder(Path folder) {
        return new LogWriter(
                new FolderPlace(folder, ProcessHandle.current().pid(), System.nanoTime() & Long.MAX_VALUE));
    }

    /**
     * Begins to write into a file, which is replaced if it exists.
     *
     * @param mostBytes the maximum length of the file in bytes: what does not fit is counted
     * @throws IOException if the file can't be created
     */
    public static LogWriter intoFile(Path file, long mostBytes) throws IOException {
        return new LogWriter(new FilePlace(file, mostBytes));
    }

    /** Returns how many events could not be written. */
    public long lost() {
        return lost.get();
    }

    /** Writes an event without a text of its own. */
    public void write(EventKind kind, int flags, int a, int b, int c, long d, long e, long time) {
        write(kind, flags, a, b, c, d, e, 0, 0, 0, time);
    }

    /** Writes an event with a text in itself, of which the first 24 bytes are stored. */
    public void write(EventKind kind, int flags, int a, int b, int c, long d, long e, String text, long time) {
        ByteBuffer bytes = ByteBuffer.allocate(LogFormat.TEXT_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        byte[] all = text.getBytes(UTF_8);
        bytes.put(0, all, 0, Texts.fitting(all, LogFormat.TEXT_LENGTH));
        write(kind, flags, a, b, c, d, e, bytes.getLong(0), bytes.getLong(8), bytes.getLong(16), time);
    }

    /** Writes an event with three numbers in place of the text. */
    public void write(
            EventKind kind,
            int flags,
            int a,
            int b,
            int c,
            long d,
            long e,
            long first,
            long second,
            long third,
            long time) {
        try {
            WrittenSegment segment = current.get();
            int slot = segment.claim();
            while (slot >= segment.slots()) {
                segment = advance(segment);
                slot = segment.claim();
            }
            if (segment.isNowhere()) {
                lost.incrementAndGet();
                return;
            }
            ByteBuffer bytes = segment.bytes();
            int at = slot * LogFormat.SLOT;
            head(bytes, at, kind, flags, a, b, c);
            bytes.putLong(at + LogFormat.D, d);
            bytes.putLong(at + LogFormat.E, e);
            bytes.putLong(at + LogFormat.TEXT, first);
            bytes.putLong(at + LogFormat.TEXT + 8, second);
            bytes.putLong(at + LogFormat.TEXT + 16, third);
            segment.complete(slot, time);
            if (slot == segment.slots() / 2) {
                prepare();
            }
        } catch (Throwable e2) { // The program must not notice; a mapped file that was truncated is an InternalError.
            lost.incrementAndGet();
        }
    }

    /**
     * Returns the number of a text, which is written if it is new; 0 if there is no room for it. A long text is
     * shortened to 8,192 bytes.
     */
    public int text(String text) {
        try {
            Integer known = texts.get(text);
            if (known != null) {
                return known;
            }
            int number = textNumbers.incrementAndGet();
            if (!writeText(number, text.getBytes(UTF_8))) {
                return 0;
            }
            if (text.length() <= LONGEST_INTERNED && texts.size() < MOST_INTERNED) {
                texts.putIfAbsent(text, number);
            }
            return number;
        } catch (Throwable e) {
            lost.incrementAndGet();
            return 0;
        }
    }

    private boolean writeText(int number, byte[] text) {
        int length = Texts.fitting(text, LogFormat.LONGEST_TEXT);
        for (int from = 0; from == 0 || from < length; from += LogFormat.PIECE_LENGTH) {
            WrittenSegment segment = current.get();
            int slot = segment.claim();
            while (slot >= segment.slots()) {
                segment = advance(segment);
                slot = segment.claim();
            }
            if (segment.isNowhere()) {
                lost.incrementAndGet();
                return false;
            }
            int at = slot * LogFormat.SLOT;
            head(segment.bytes(), at, EventKind.TEXT, 0, number, from, length);
            segment.bytes().put(at + LogFormat.PIECE, text, from, Math.min(LogFormat.PIECE_LENGTH, length - from));
            segment.complete(slot, System.nanoTime());
            if (slot == segment.slots() / 2) {
                prepare();
            }
        }
        return true;
    }

    private void head(ByteBuffer bytes, int at, EventKind kind, int flags, int a, int b, int c) {
        bytes.put(at + LogFormat.KIND, (byte) kind.code());
        bytes.put(at + LogFormat.FLAGS, (byte) flags);
        bytes.putShort(at + LogFormat.THREAD, (short) (int) threadNumber.get());
        bytes.putInt(at + LogFormat.A, a);
        bytes.putInt(at + LogFormat.B, b);
        bytes.putInt(at + LogFormat.C, c);
    }

    private int nextThread() {
        return isMain(Thread.currentThread()) && hasMain.compareAndSet(false, true)
                ? MAIN_THREAD
                : threadNumbers.incrementAndGet();
    }

    /** Returns whether it is the thread that runs the main method, by the name that the JVM gives it. */
    private static boolean isMain(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return thread.getName().equals("main")
                && group != null
                && group.getName().equals("main");
    }

    /** Creates the next segment, if no thread does; there may still be room in the present one. */
    private void prepare() {
        if (prepared.get() == null && preparing.compareAndSet(false, true)) {
            try {
                quietly(prepareNext);
            } finally {
                preparing.set(false);
            }
        }
    }

    private @Nullable Prepared create() throws IOException {
        int number = segments.get();
        SegmentPlace.Created created = place.create(number);
        if (created == null) {
            return null;
        }
        segments.set(number + 1);
        WrittenSegment segment = new WrittenSegment(created.mapping());
        int slot = segment.claim();
        ByteBuffer bytes = segment.bytes();
        head(bytes, 0, EventKind.HELLO, LogFormat.VERSION, (int) process.pid(), parent(), number);
        Instant now = Instant.now();
        bytes.putLong(LogFormat.D, TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano());
        bytes.putLong(LogFormat.E, lost.get());
        byte[] runtime = ("java " + System.getProperty("java.version", "")).getBytes(UTF_8);
        bytes.put(LogFormat.TEXT, runtime, 0, Texts.fitting(runtime, LogFormat.TEXT_LENGTH));
        segment.complete(slot, System.nanoTime());
        return new Prepared(segment, created);
    }

    private int parent() {
        Optional<ProcessHandle> parent = process.parent();
        return parent.isPresent() ? (int) parent.get().pid() : 0;
    }

    /** Returns the segment that follows a full one. */
    private WrittenSegment advance(WrittenSegment full) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (current.get() == full) {
            prepare();
            boolean maybeLater = preparing.get(); // First: what it makes is stored before this is false.
            Prepared next = prepared.get();
            if (next != null && next.segment() != full) {
                if (current.compareAndSet(full, next.segment())) {
                    prepared.compareAndSet(next, null);
                    quietly(new Showing(next.created()));
                }
            } else if ((next == null && !maybeLater) || System.nanoTime() - deadline > 0) { // There is no room.
                if (current.compareAndSet(full, WrittenSegment.nowhere(EVENTS_WITHOUT_ROOM))) {
                    quietly(() -> place.lost(lost.get()));
                }
            } else {
                LockSupport.parkNanos(WAIT_NANOS);
            }
        }
        return current.get();
    }

    /** Ends the writing: later events are counted only. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            current.set(WrittenSegment.nowhere(Integer.MAX_VALUE));
            quietly(() -> place.lost(lost.get()));
        }
    }

    /** Something done with a file. */
    private interface FileAction {
        void run() throws IOException;
    }

    /** Does something with a file. An interrupt of the thread, which would close the file, is kept for later. */
    private static void quietly(FileAction action) {
        boolean interrupted = Thread.interrupted();
        try {
            action.run();
        } catch (IOException | RuntimeException | LinkageError e) {
            // The program must not notice. If the folder is gone, nothing reads it.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
