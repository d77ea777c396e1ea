package io.github.poolscope.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** A slot in a buffer of little-endian bytes. Reused: {@link #at} moves it. */
final class Slot {
    private static final String[] ASCII = new String[128];

    static {
        for (int i = 0; i < ASCII.length; i++) {
            ASCII[i] = String.valueOf((char) i);
        }
    }

    private ByteBuffer bytes;
    private int at;

    Slot(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    Slot at(ByteBuffer buffer, int place) {
        bytes = buffer;
        at = place;
        return this;
    }

    /** Returns whether all of it was written: its kind is there, and its time, which is written last. */
    boolean isComplete() {
        return bytes.get(at + LogFormat.KIND) != 0 && time() != 0;
    }

    int kind() {
        return bytes.get(at + LogFormat.KIND) & 0xFF;
    }

    int flags() {
        return bytes.get(at + LogFormat.FLAGS) & 0xFF;
    }

    int thread() {
        return bytes.getShort(at + LogFormat.THREAD) & 0xFFFF;
    }

    int a() {
        return bytes.getInt(at + LogFormat.A);
    }

    int b() {
        return bytes.getInt(at + LogFormat.B);
    }

    int c() {
        return bytes.getInt(at + LogFormat.C);
    }

    long d() {
        return bytes.getLong(at + LogFormat.D);
    }

    long e() {
        return bytes.getLong(at + LogFormat.E);
    }

    long time() {
        return bytes.getLong(at + LogFormat.TIME);
    }

    /** Returns the field {@code text} without the zeros behind it. */
    String text() {
        int from = at + LogFormat.TEXT;
        int length = LogFormat.TEXT_LENGTH;
        while (length > 0 && bytes.get(from + length - 1) == 0) {
            length--;
        }
        if (length == 0) {
            return "";
        }
        return length == 1 && bytes.get(from) > 0 ? ASCII[bytes.get(from)] : text(from, length);
    }

    /** Returns the numbers in place of the text. */
    long[] numbers() {
        int from = at + LogFormat.TEXT;
        return new long[] {bytes.getLong(from), bytes.getLong(from + Long.BYTES), bytes.getLong(from + 2 * Long.BYTES)};
    }

    /** Returns the piece of a slot of kind TEXT. */
    byte[] piece() {
        byte[] piece = new byte[LogFormat.PIECE_LENGTH];
        bytes.get(at + LogFormat.PIECE, piece);
        return piece;
    }

    private String text(int from, int length) {
        byte[] it = new byte[length];
        bytes.get(from, it);
        return new String(it, UTF_8);
    }
}
