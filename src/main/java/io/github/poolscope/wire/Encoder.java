package io.github.poolscope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing buffer for frames and values. Big-endian. Not thread-safe.
 *
 * <p>Values of the most common types take a tag and their bytes; an int close to the previous one takes one byte; all
 * others are serialised by Java.
 */
public final class Encoder extends OutputStream {
    static final byte NULL = 0;
    static final byte INT = 1;
    static final byte LONG = 2;
    static final byte DOUBLE = 3;
    static final byte BOOLEAN = 4;
    static final byte TEXT = 5;
    static final byte BYTES = 6;
    static final byte SERIALISED = 7;
    /** If the first bit is set, the rest is the distance of an int from the previous int value, plus {@link #NEAR}. */
    static final int NEAR_INT = 0x80;

    static final int NEAR = 64;

    /** The maximum size, which leaves room for the other contents of a frame. */
    private static final int MAX_SIZE = Link.MAX_FRAME_SIZE - 1024;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;
    private int lastInt;

    public Encoder(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    public int size() {
        return size;
    }

    /** Discards what was written from {@code length} on. */
    public void truncate(int length) {
        size = Math.min(size, length);
    }

    /** Returns a copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Returns what was written, and clears the buffer. The array may be longer than its contents if that wastes little,
     * which avoids a copy.
     */
    public byte[] detach() {
        byte[] written = bytes;
        if (size < bytes.length - bytes.length / 4) {
            written = toBytes();
        } else {
            bytes = new byte[16];
        }
        size = 0;
        beginValues();
        return written;
    }

    /** Returns what was written, and clears the buffer; without a copy if the array contains nothing else. */
    public byte[] take() {
        byte[] written = size == bytes.length ? bytes : toBytes();
        bytes = new byte[16];
        size = 0;
        beginValues();
        return written;
    }

    /** Returns the buffer itself: valid up to {@link #size()}, and only until the next write. */
    byte[] buffer() {
        return bytes;
    }

    public Encoder putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    public Encoder putInt(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
        return this;
    }

    public Encoder putLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
        return this;
    }

    /** Writes a number that is not negative, in one byte if it is below 128, in at most nine. */
    public Encoder putSmall(long value) {
        reserve(9);
        long left = value;
        while (left > 0x7F) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    /** Inserts an int before what was written from {@code position} on. */
    void insertInt(int position, int value) {
        reserve(Integer.BYTES);
        System.arraycopy(bytes, position, bytes, position + Integer.BYTES, size - position);
        size += Integer.BYTES;
        setInt(position, value);
    }

    /** Returns whether {@code more} bytes still fit a frame. */
    public boolean hasRoom(int more) {
        return more <= MAX_SIZE - size;
    }

    /** Writes a value that is an array of bytes, without the bytes: they follow as the frame's tail. */
    public void putBytesAhead(int length) {
        putByte(BYTES).putInt(length);
    }

    /** Overwrites an int written before, such as a length that is now known. */
    public void setInt(int position, int value) {
        INTS.set(bytes, position, value);
    }

    /** Overwrites a byte written before. */
    public void setByte(int position, int value) {
        bytes[position] = (byte) value;
    }

    /** Returns an int written before. */
    public int getInt(int position) {
        return (int) INTS.get(bytes, position);
    }

    public Encoder putText(String text) {
        return putBlock(text.getBytes(UTF_8));
    }

    /** Writes the length and the bytes. */
    public Encoder putBlock(byte[] block) {
        putInt(block.length);
        return putRaw(block);
    }

    public Encoder putRaw(byte[] block) {
        return putRaw(block, 0, block.length);
    }

    public Encoder putRaw(byte[] source, int from, int length) {
        write(source, from, length);
        return this;
    }

    /**
     * Makes the following values readable without the previous ones, which matters because an int close to the previous
     * one takes one byte. The reader must call {@link Decoder#beginValues} at the same place. A new encoder starts in
     * this state.
     */
    public void beginValues() {
        lastInt = 0;
    }

    /**
     * Writes a value so that it can be deserialised elsewhere. After an error, nothing of the value is in the buffer.
     *
     * @throws IOException if the value, or an object in it, can't be serialised
     */
    public void putValue(@Nullable Object value) throws IOException {
        int start = size;
        try {
            putAny(value);
        } catch (IllegalArgumentException e) {
            truncate(start);
            throw new IOException(e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            bytes = Arrays.copyOf(bytes, Math.max(start, 16)); // Releases the memory that it has grown to.
            size = start;
            throw new IOException("there is not enough memory left to serialise it", e);
        }
    }

    private void putAny(@Nullable Object value) throws IOException {
        if (value == null) {
            putByte(NULL);
        } else if (value instanceof Integer number) {
            putIntValue(number);
        } else if (value instanceof Long number) {
            putByte(LONG).putLong(number);
        } else if (value instanceof Double number) {
            putByte(DOUBLE).putLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Boolean truth) {
            putByte(BOOLEAN).putByte(truth ? 1 : 0);
        } else if (value instanceof String text) {
            putByte(TEXT).putText(text);
        } else if (value instanceof byte[] block) {
            putByte(BYTES).putBlock(block);
        } else {
            putSerialised(value);
        }
    }

    private void putIntValue(int value) {
        int step = value - lastInt + NEAR;
        lastInt = value;
        if (step >= 0 && step < 2 * NEAR) {
            putByte(NEAR_INT | step);
        } else {
            putByte(INT).putInt(value);
        }
    }

    @Override
    public void write(int value) {
        putByte(value);
    }

    @Override
    public void write(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    private void putSerialised(Object value) throws IOException {
        int start = size;
        putByte(SERIALISED).putInt(0);
        int body = size;
        try (SendRollback departures = SendRollback.begin();
                ObjectOutputStream out = new ObjectOutputStream(this)) {
            out.writeObject(value);
            out.flush();
            departures.handOn();
        } catch (OutOfMemoryError e) {
            throw e; // Reported by the caller.
        } catch (IOException | RuntimeException | Error e) { // The value's own classes may throw anything.
            truncate(start);
            throw unsendable(value, e);
        }
        setInt(start + 1, size - body);
    }

    /** Returns an error that names the object at fault within the value, if it can be found. */
    private static IOException unsendable(Object value, Throwable why) {
        String reason = why instanceof NotSerializableException
                ? UnsendablePart.culprit(value).orElse("it holds a " + why.getMessage()) + ", which is not serialisable"
                : why instanceof IOException && why.getMessage() != null ? why.getMessage() : ThrownError.words(why);
        return new IOException(reason, why);
    }

    private void reserve(int more) {
        if (!hasRoom(more)) {
            throw new IllegalArgumentException("it takes more than " + MAX_SIZE + " bytes");
        }
        int needed = size + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Math.max(needed, bytes.length * 2L), MAX_SIZE));
        }
    }
}
