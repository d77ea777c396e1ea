package io.github.poolscope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what an {@link Encoder} wrote. Throws only {@link IOException} on malformed bytes. */
public final class Decoder {
    private static final byte[] NO_TAIL = {};

    private final ByteBuffer bytes;
    private final boolean own;
    /** The bytes after the others, as one block; empty if there are none, or none any more. */
    private byte[] tail = NO_TAIL;

    private int tailTaken;
    /**
     * How many bytes followed that were not kept, see {@link Link#receive}; 0 once the value they belong to was
     * skipped.
     */
    private int missing;
    /** How many of them were skipped. */
    private int missed;

    private int lastInt;

    public Decoder(byte[] bytes) {
        this(bytes, 0, bytes.length, true);
    }

    /**
     * @param own whether the bytes will never be changed
     */
    Decoder(byte[] bytes, int from, int length, boolean own) {
        this.bytes = ByteBuffer.wrap(bytes, from, length);
        this.own = own;
    }

    /**
     * @param tail the last value's bytes, which its reader may keep
     */
    Decoder(byte[] bytes, int from, int length, byte[] tail) {
        this(bytes, from, length, false);
        this.tail = tail;
    }

    /** Creates a decoder of a truncated frame that lacks {@code missing} bytes at its end. */
    static Decoder cut(byte[] bytes, int from, int length, boolean own, int missing) {
        Decoder cut = new Decoder(bytes, from, length, own);
        cut.missing = missing;
        return cut;
    }

    /** Returns an independent decoder at the same position. */
    public Decoder again() {
        Decoder again = new Decoder(bytes.array(), bytes.position(), bytes.remaining(), own);
        again.tail = tail;
        again.missing = missing;
        return again;
    }

    /** Returns a decoder of everything that is left, to be read later. */
    public Decoder rest() {
        if (own) {
            return this;
        }
        byte[] head = new byte[bytes.remaining()];
        bytes.get(head);
        return new Decoder(head, 0, head.length, tail);
    }

    public boolean hasMore() {
        return left() > 0;
    }

    /** Returns how many bytes follow, including those that were not kept. */
    public long left() {
        return bytes.remaining() + (long) tail.length + missing;
    }

    public int getByte() throws IOException {
        try {
            return bytes.get();
        } catch (BufferUnderflowException e) {
            throw torn(e);
        }
    }

    public int getInt() throws IOException {
        try {
            return bytes.getInt();
        } catch (BufferUnderflowException e) {
            throw torn(e);
        }
    }

    public long getLong() throws IOException {
        try {
            return bytes.getLong();
        } catch (BufferUnderflowException e) {
            throw torn(e);
        }
    }

    /** Reads what {@link Encoder#putSmall} wrote. */
    public long getSmall() throws IOException {
        try {
            long value = 0;
            int shift = 0;
            byte next = bytes.get();
            while (next < 0 && shift < 63) {
                value |= (next & 0x7FL) << shift;
                shift += 7;
                next = bytes.get();
            }
            return value | ((long) next << shift);
        } catch (BufferUnderflowException e) {
            throw torn(e);
        }
    }

    public String getText() throws IOException {
        int length = getLength();
        int start = bytes.position();
        bytes.position(start + length);
        return new String(bytes.array(), start, length, UTF_8);
    }

    /** Reads a length and that many bytes. */
    public byte[] getBlock() throws IOException {
        int length = getInt();
        if (length == tail.length && length > 0 && !bytes.hasRemaining()) {
            return takeTail();
        }
        byte[] block = AnnouncedMemory.of(here(length));
        if (block == null) {
            bytes.position(bytes.position() + length);
            throw new TooLargeException(length);
        }
        bytes.get(block);
        return block;
    }

    /** Reads a length and returns a decoder of that many bytes, to be read later. */
    public Decoder getPart() throws IOException {
        int length = getInt();
        int here = length >= 0 && missing > 0 ? Math.min(length, bytes.remaining()) : here(length);
        int start = bytes.position();
        bytes.position(start + here);
        Decoder later = own
                ? cut(bytes.array(), start, here, true, length - here)
                : cut(Arrays.copyOfRange(bytes.array(), start, start + here), 0, here, true, length - here);
        missing -= length - here;
        return later;
    }

    private byte[] takeTail() {
        byte[] block = tail;
        tail = NO_TAIL;
        tailTaken = block.length;
        return block;
    }

    /** Skips the next {@code length} bytes. */
    public void skip(int length) throws IOException {
        if (missing > 0 && length > bytes.remaining()) {
            passOver(length);
            return;
        }
        boolean all = tail.length > 0 && length == bytes.remaining() + tail.length;
        bytes.position(bytes.position() + (all ? bytes.remaining() : here(length)));
        if (all) {
            takeTail();
        }
    }

    /** Returns how many bytes were read. */
    public int position() {
        return bytes.position() + tailTaken + missed;
    }

    /** Skips to the end if the available and the missing bytes are {@code length} bytes together. */
    private void passOver(int length) throws IOException {
        if (length < 0 || length > bytes.remaining() + (long) missing) {
            throw new IOException("length " + length + " where a frame ends that was cut");
        }
        int beyond = length - bytes.remaining();
        bytes.position(bytes.limit());
        missing -= beyond;
        missed += beyond;
    }

    /** Returns everything that is left. */
    public byte[] getRest() throws TooLargeException {
        if (missing > 0) {
            throw new TooLargeException(bytes.remaining() + (long) missing);
        }
        int head = bytes.remaining();
        if (head == 0) {
            return takeTail();
        }
        byte[] rest = new byte[head + tail.length];
        bytes.get(rest, 0, head);
        System.arraycopy(tail, 0, rest, head, tail.length);
        takeTail();
        return rest;
    }

    /**
     * Returns the number of bytes of the encoded value if it is an array of bytes and nothing else; they are at the end
     * of its encoding. Otherwise returns 0.
     */
    public static int soleBytes(byte[] source, int from, int length) {
        int header = 1 + Integer.BYTES;
        boolean sole = length > header
                && source[from] == Encoder.BYTES
                && ByteBuffer.wrap(source, from + 1, Integer.BYTES).getInt() == length - header;
        return sole ? length - header : 0;
    }

    /** Returns whether the next value is an int, for {@link #getIntValue}. */
    public boolean isInt() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        byte tag = bytes.get(bytes.position());
        return tag < 0 || tag == Encoder.INT;
    }

    /** Reads the value that {@link #getValue} would return if {@link #isInt}, without creating an object. */
    public int getIntValue() throws IOException {
        int tag = getByte();
        lastInt = tag < 0 ? lastInt + (tag & (Encoder.NEAR_INT - 1)) - Encoder.NEAR : getInt();
        return lastInt;
    }

    /** Must be called where {@link Encoder#beginValues} was called. */
    public void beginValues() {
        lastInt = 0;
    }

    /** Returns whether the next value is a number, a boolean or null, which takes a few nanoseconds to read. */
    public boolean isPlain() {
        return bytes.hasRemaining() && bytes.get(bytes.position()) < Encoder.TEXT;
    }

    /**
     * Reads a value. The position is after it even if it can't be deserialised.
     *
     * @param classes the classes that a serialised value may use
     * @throws IOException if the bytes are malformed
     * @throws ValueException if the bytes are complete, but the value can't be deserialised here
     */
    public @Nullable Object getValue(Classes classes) throws IOException, ValueException {
        if (isInt()) {
            return getIntValue();
        }
        if (missing > 0 && !bytes.hasRemaining()) {
            throw tooLarge(missing);
        }
        int tag = getByte();
        return switch (tag) {
            case Encoder.NULL -> null;
            case Encoder.LONG -> getLong();
            case Encoder.DOUBLE -> Double.longBitsToDouble(getLong());
            case Encoder.BOOLEAN -> getByte() != 0;
            case Encoder.TEXT, Encoder.BYTES, Encoder.SERIALISED -> getLarge(tag, classes);
            default -> throw new IOException("value of unknown kind " + tag);
        };
    }

    /** Reads a value with a length; the position is after it in any case. */
    private @Nullable Object getLarge(int tag, Classes classes) throws IOException, ValueException {
        if (missing > 0) {
            checkKept();
        }
        if (tag == Encoder.BYTES) {
            return getBytes();
        }
        int length = getLength();
        int start = bytes.position();
        bytes.position(start + length);
        if (tag == Encoder.SERIALISED) {
            return deserialise(bytes.array(), start, length, classes);
        }
        try {
            return new String(bytes.array(), start, length, UTF_8);
        } catch (OutOfMemoryError e) {
            throw tooLarge(length);
        }
    }

    private byte[] getBytes() throws IOException, ValueException {
        try {
            return getBlock();
        } catch (TooLargeException e) {
            throw new ValueException(e);
        }
    }

    /** Skips a value that was truncated. */
    private void checkKept() throws IOException, ValueException {
        boolean told = bytes.remaining() >= Integer.BYTES;
        int length = told ? bytes.getInt(bytes.position()) : missing;
        if (length < 0) {
            throw new IOException("a value of " + length + " bytes");
        }
        if (!told || length > bytes.remaining() - Integer.BYTES) {
            passOver(Math.min(told ? length + Integer.BYTES : Integer.MAX_VALUE, bytes.remaining() + missing));
            throw tooLarge(length);
        }
    }

    private ValueException tooLarge(int length) {
        return new ValueException(new TooLargeException(length));
    }

    private static Object deserialise(byte[] source, int from, int length, Classes classes) throws ValueException {
        ReadingLimits limits = classes.limits(length);
        try (ObjectInputStream in = new LoaderObjectInputStream(source, from, length, classes.loader())) {
            in.setObjectInputFilter(limits);
            return in.readObject();
        } catch (OutOfMemoryError e) {
            throw new ValueException(new TooLargeException(length));
        } catch (Throwable e) { // A class may throw anything while it is deserialised.
            throw new ValueException(limits.why(e));
        }
    }

    private int getLength() throws IOException {
        return here(getInt());
    }

    /** Checks the length of something that must be available. */
    private int here(int length) throws IOException {
        if (length < 0 || length > bytes.remaining()) {
            throw new IOException("length " + length + " where " + bytes.remaining() + " bytes are left");
        }
        return length;
    }

    private static IOException torn(BufferUnderflowException e) {
        return new IOException("frame ends in the middle of a value", e);
    }

    /** The bytes of a value are complete, but it can't be deserialised here; see the cause. */
    public static final class ValueException extends Exception {
        private static final long serialVersionUID = 1L;

        ValueException(Throwable cause) {
            super(cause);
        }
    }

    /** Looks up classes in a given loader instead of the first one on the call stack. */
    private static final class LoaderObjectInputStream extends ObjectInputStream {
        private final ClassLoader loader;

        LoaderObjectInputStream(byte[] source, int from, int length, ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(source, from, length));
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(description);
            }
        }

        @Override
        @SuppressWarnings("deprecation") // Serialisation itself creates proxies of unnamed modules through this call.
        protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
            Class<?>[] interfaces = new Class<?>[names.length];
            for (int i = 0; i < names.length; i++) {
                interfaces[i] = Class.forName(names[i], false, loader);
            }
            return Proxy.getProxyClass(loader, interfaces);
        }
    }
}
