package io.github.poolscope.watch.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.eventlog.LogReader;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/** An event log that a test writes: each event is a millisecond later than the one before, unless it has a time. */
final class WrittenLog {
    static final long MILLI = 1_000_000;
    static final int ALL = -1;
    static final int EXECUTOR = 1 << 31;

    private static final int MAIN = 100;
    private static final int SLOT = 64;

    private final Map<Integer, Told> processes = new LinkedHashMap<>();
    private final Told main;
    private long time = 1_000 * MILLI;

    WrittenLog() {
        main = process(MAIN, 1);
    }

    /** Returns the main program. */
    Told main() {
        return main;
    }

    /** Returns a process that begins to write. */
    Told process(int pid, int parent) {
        Told told = new Told(pid, parent);
        processes.put(pid, told);
        return told;
    }

    /** Returns a worker of pool 1 of the main program that is ready. */
    Told worker(int number) {
        main.asked(1, number);
        return ready(number);
    }

    private Told ready(int number) {
        int pid = MAIN + number;
        main.tell(EventKind.PROCESS_STARTED, 1, 1, number, 0, pid, 0, "fork");
        Told worker = process(pid, MAIN);
        worker.tell(EventKind.PROCESS_BEGAN, 0, MAIN, number, 0, 0, 0, "");
        worker.tell(EventKind.WORKER_READY, 0, 0, 0, 0, pid, 0, "");
        return worker;
    }

    WrittenLog pause(long millis) {
        time += millis * MILLI;
        return this;
    }

    long now() {
        return time;
    }

    /** Returns the events as the reader of a log gives them. */
    List<Event> events() {
        try {
            Path folder = Files.createTempDirectory("poolscope-log");
            for (Told told : processes.values()) {
                Files.write(folder.resolve(told.pid + "-1-00000.events"), told.events.toByteArray());
                if (told.taskels.size() > SLOT) {
                    Files.write(folder.resolve(told.pid + "-1-00001.taskels"), told.taskels.toByteArray());
                }
            }
            List<Event> all = new ArrayList<>();
            try (LogReader reader = new LogReader(folder, () -> Long.MAX_VALUE / 2, pid -> false)) {
                for (List<Event> some = reader.read(); !some.isEmpty(); some = reader.read()) {
                    all.addAll(some);
                }
            }
            Files.delete(folder);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the trace that the events become, while the program still runs. */
    Trace running() {
        return assembled(events(), time, false);
    }

    /** Returns the trace that the events become once the program has ended. */
    Trace trace() {
        return assembled(events(), time, true);
    }

    /** Returns the trace of events that come in rounds of 50 milliseconds. */
    static Trace assembled(List<Event> events, long last, boolean hasEnded) {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.EPOCH, 1);
        TraceAssembler assembler = new TraceAssembler(recorder, everythingLives());
        int from = 0;
        long now = 1_000 * MILLI;
        while (from < events.size() || now <= last) {
            now += 50 * MILLI;
            int to = from;
            while (to < events.size() && events.get(to).time() <= now) {
                to++;
            }
            boolean isStuck = to == from && from < events.size() && now > last;
            to = isStuck ? events.size() : to;
            assembler.accept(events.subList(from, to));
            assembler.pass(now);
            from = to;
        }
        if (hasEnded) {
            assembler.end(now);
        }
        return recorder.trace();
    }

    static ProcessWatch everythingLives() {
        return new ProcessWatch() {
            @Override
            OptionalInt exit(long pid) {
                return OptionalInt.empty();
            }
        };
    }

    /** What one process tells. */
    final class Told {
        private final int pid;
        private final ByteArrayOutputStream events = new ByteArrayOutputStream();
        private final ByteArrayOutputStream taskels = new ByteArrayOutputStream();
        private int texts;

        private Told(int pid, int parent) {
            this.pid = pid;
            slot(events, EventKind.HELLO, 1, 1, pid, parent, 0, 1, 0, "python 3.11.7", time);
            slot(taskels, EventKind.HELLO, 1, 1, pid, parent, 1, 1, 0, "python 3.11.7", time);
        }

        private ByteBuffer slot(int kind, long at) {
            return ByteBuffer.allocate(64)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(0, (byte) kind)
                    .putLong(56, at);
        }

        private void slot(
                ByteArrayOutputStream to,
                EventKind kind,
                int flags,
                int thread,
                int a,
                int b,
                int c,
                long d,
                long e,
                String text,
                long at) {
            byte[] bytes = text.getBytes(UTF_8);
            to.writeBytes(slot(kind.code(), at)
                    .put(1, (byte) flags)
                    .putShort(2, (short) thread)
                    .putInt(4, a)
                    .putInt(8, b)
                    .putInt(12, c)
                    .putLong(16, d)
                    .putLong(24, e)
                    .put(32, bytes, 0, Math.min(24, bytes.length))
                    .array());
        }

        /** Adds an event of the main thread. */
        Told tell(EventKind kind, int flags, int a, int b, int c, long d, long e, String text) {
            return tell(kind, 1, flags, a, b, c, d, e, text);
        }

        Told tell(EventKind kind, int thread, int flags, int a, int b, int c, long d, long e, String text) {
            time += MILLI;
            slot(events, kind, flags, thread, a, b, c, d, e, text, time);
            return this;
        }

        /** Adds a text; returns its number. */
        int text(String text) {
            byte[] bytes = text.getBytes(UTF_8);
            texts++;
            for (int from = 0; from < Math.max(1, bytes.length); from += 40) {
                events.writeBytes(slot(EventKind.TEXT.code(), time)
                        .putInt(4, texts)
                        .putInt(8, from)
                        .putInt(12, bytes.length)
                        .put(16, bytes, from, Math.min(40, bytes.length - from))
                        .array());
            }
            return texts;
        }

        Told pool(int number, int size) {
            return tell(EventKind.POOL, 0, number, size, text("/work/my.py:3"), 0, text("Pool"), "fork");
        }

        Told executor(int number, int size) {
            return tell(EventKind.POOL, 2, number, size, text("/work/my.py:4"), 0, text("ProcessPoolExecutor"), "fork");
        }

        Told asked(int pool, int number) {
            return tell(EventKind.PROCESS_ASKED, 1, pool, number, 0, text("ForkPoolWorker-" + number), 0, "");
        }

        /** Adds a call of pool 1 at line 7. */
        Told call(int mode, int number, int count, int chunksize) {
            return call(mode, number, count, chunksize, 1);
        }

        Told call(int mode, int number, int count, int chunksize, int pool) {
            long place = pool + ((long) text("/work/my.py:7") << 32);
            return tell(EventKind.CALL, mode, number, count, chunksize, place, text("__main__.f"), "");
        }

        Told queued(int call, int task, int taskels) {
            return tell(EventKind.QUEUED, 0, call, task, taskels, 0, 0, "");
        }

        /** Adds a single taskel of this worker, from its begin to its end. */
        Told ran(int call, int task, long item, long result) {
            return taken(call, task, item).ended(call, task, result);
        }

        Told taken(int call, int task, long item) {
            return tell(EventKind.TAKEN, 16, call, task, 1, 0, item, "");
        }

        Told ended(int call, int task, long result) {
            return tell(EventKind.ENDED, 16, call, task, 0, 7, result, "");
        }

        Told failed(int call, int task, int offset) {
            long error = text("my.Error\0it went wrong\0Traceback (most recent call last):\n  at line 1");
            tell(EventKind.FAILED, 0, call, task, offset, error, 0, "");
            return tell(EventKind.ENDED, 1, call, task, 0, 0, 0, "Error");
        }

        Told takenChunk(int call, int task, int taskels) {
            return tell(EventKind.TAKEN, 1, call, task, taskels, 0, 0, "");
        }

        Told endedChunk(int call, int task, long cpu) {
            return tell(EventKind.ENDED, 0, call, task, 0, cpu, 0, "");
        }

        /** Adds a block of taskels. A word above 1 is given in milliseconds after its begin. */
        Told block(int call, int task, int first, long cpu, long... words) {
            time += MILLI;
            slot(taskels, EventKind.TASKELS, 0, 0, call, task, first, cpu, words.length, "", time);
            long begun = time;
            for (long word : words) {
                time = Math.max(time, begun + (word > 1 ? word * MILLI : 0));
            }
            return words(LongStream.of(words)
                    .map(word -> word > 1 ? begun + word * MILLI : word)
                    .toArray());
        }

        Told numbers(int call, int task, int what, long... numbers) {
            time += MILLI;
            slot(taskels, EventKind.NUMBERS, what, 0, call, task, 0, 0, numbers.length, "", time);
            return words(numbers);
        }

        private Told words(long[] words) {
            ByteBuffer data =
                    ByteBuffer.allocate((words.length * 8 + 63) / 64 * 64).order(ByteOrder.LITTLE_ENDIAN);
            data.asLongBuffer().put(words);
            taskels.writeBytes(data.array());
            return this;
        }

        Told values(int call, int task, int what, String... values) {
            time += MILLI;
            byte[] bytes = String.join("\0", values).getBytes(UTF_8);
            slot(taskels, EventKind.VALUES, what, 0, call, task, 0, bytes.length, values.length, "", time);
            taskels.writeBytes(java.util.Arrays.copyOf(bytes, (bytes.length + 63) / 64 * 64));
            return this;
        }

        Told received(int call, int task) {
            return tell(EventKind.RECEIVED, 0, call, task, 0, 0, 0, "");
        }

        Told receivedError(int call, int task) {
            return tell(EventKind.RECEIVED, 1, call, task, 0, 0, 0, "");
        }

        Told delivered(int call, int position, int count) {
            return tell(EventKind.DELIVERED, 0, call, position, count, 0, 0, "");
        }

        Told exited(int worker, int code) {
            return tell(EventKind.PROCESS_EXITED, 0, code, 0, 0, MAIN + worker, 0, "");
        }
    }
}
