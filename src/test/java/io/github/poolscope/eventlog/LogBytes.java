package io.github.poolscope.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A segment of a log, written slot by slot as {@code event-log.md} says, without the product's own writer. */
final class LogBytes {
    static final int FIRST = 32 * 1024;
    static final int NEXT = 256 * 1024;

    private final ByteBuffer bytes;
    private int at;

    private LogBytes(int length) {
        bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Begins a segment. */
    static LogBytes segment(int length, int pid, int number, long lost, long time) {
        return new LogBytes(length).hello(0, 1, pid, number, lost, time);
    }

    LogBytes hello(int thread, int version, int pid, int number, long lost, long time) {
        return slot(1, version, thread, pid, 7, number, 1_000_000, lost, "python 3.11.7", time);
    }

    LogBytes slot(int kind, int flags, int thread, int a, int b, int c, long d, long e, String text, long time) {
        int from = at;
        bytes.put(from, (byte) kind).put(from + 1, (byte) flags).putShort(from + 2, (short) thread);
        bytes.putInt(from + 4, a).putInt(from + 8, b).putInt(from + 12, c);
        bytes.putLong(from + 16, d).putLong(from + 24, e);
        byte[] it = text.getBytes(UTF_8);
        bytes.put(from + 32, it, 0, Math.min(24, it.length));
        bytes.putLong(from + 56, time);
        at += 64;
        return this;
    }

    /** Adds a slot with a kind, {@code a} and a time. */
    LogBytes event(EventKind kind, int a, long time) {
        return slot(kind.code(), 0, 1, a, 0, 0, 0, 0, "", time);
    }

    LogBytes text(int number, String text, long time) {
        byte[] it = text.getBytes(UTF_8);
        for (int from = 0; from < Math.max(1, it.length); from += 40) {
            piece(number, from, it.length, Arrays.copyOfRange(it, from, Math.min(it.length, from + 40)), time);
        }
        return this;
    }

    LogBytes piece(int number, int from, int length, byte[] piece, long time) {
        bytes.put(at, (byte) 2).putInt(at + 4, number).putInt(at + 8, from).putInt(at + 12, length);
        bytes.put(at + 16, piece).putLong(at + 56, time);
        at += 64;
        return this;
    }

    LogBytes taskels(int call, int task, int offset, long cpu, long begun, long... ends) {
        slot(33, 0, 1, call, task, offset, cpu, ends.length, "", begun);
        return words(ends);
    }

    LogBytes words(long... words) {
        for (int i = 0; i < words.length; i++) {
            bytes.putLong(at + 8 * i, words[i]);
        }
        at += (words.length * 8 + 63) / 64 * 64;
        return this;
    }

    LogBytes data(byte[] data) {
        bytes.put(at, data);
        at += (data.length + 63) / 64 * 64;
        return this;
    }

    /** Leaves a slot as a thread leaves it that was interrupted. */
    LogBytes incomplete() {
        bytes.put(at, (byte) 25);
        at += 64;
        return this;
    }

    int at() {
        return at;
    }

    LogBytes at(int place) {
        at = place;
        return this;
    }

    byte[] bytes() {
        return bytes.array();
    }

    /** Returns the bytes up to the last slot, as of a file that was appended to. */
    byte[] written() {
        return Arrays.copyOf(bytes.array(), at);
    }

    /** Writes it as a file, as the writer of a log does: under another name first. */
    void to(Path folder, String name) throws Exception {
        put(folder, name, bytes());
    }

    static void put(Path folder, String name, byte @Nullable [] bytes) throws Exception {
        Files.write(folder.resolve(name + ".new"), bytes == null ? new byte[0] : bytes);
        Files.move(folder.resolve(name + ".new"), folder.resolve(name));
    }

    /** Overwrites the file in place, as a mapping does. */
    void over(Path folder, String name) throws Exception {
        try (var channel =
                java.nio.channels.FileChannel.open(folder.resolve(name), java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes()), 0);
        }
    }
}
