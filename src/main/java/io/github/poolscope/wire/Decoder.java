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

/** Reads what an {@link Encoder} wrote. Throws {@link IOException}, and nothing else, on bytes that make no sense. */
public final class Decoder {
    private static final byte[] NO_TAIL = {};

    private final ByteBuffer bytes;
    private final boolean own;
    /** What follows behind the bytes, as one block; empty if nothing does, or nothing any more. */
    private byte[] tail = NO_TAIL;

    private int tailTaken;
    /** How many bytes followed that were not kept, see {@link Link#receive}; 0 once what they belong to was passed. */
    private int missing;
    /** What of them was passed over. */
    private int missed;

    private int lastInt;

    public Decoder(byte[] bytes) {
        this(bytes, 0, bytes.length, true);
    }

    /** @param own whether nobody else will ever write to the bytes */
    Decoder(byte[] bytes, int from, int length, boolean own) {
        this.bytes = ByteBuffer.wrap(bytes, from, length);
        this.own = own;
    }

    /** @param tail the last value's bytes, which belong to its reader */
    Decoder(byte[] bytes, int from, int length, byte[] tail) {
        this(bytes, from, length, false);
        this.tail = tail;
    }

    /** What was kept of a frame of which that many bytes are missing at the end. */
    static Decoder cut(byte[] bytes, int from, int length, boolean own, int missing) {
        Decoder cut = new Decoder(bytes, from, length, own);
        cut.missing = missing;
        return cut;
    }

    /** The same as this, from where it stands, to be read again and again. */
    public Decoder again() {
        Decoder again = new Decoder(bytes.array(), bytes.position(), bytes.remaining(), own);
        again.tail = tail;
        again.missing = missing;
        return again;
    }

    /** Everything that is left, to be read later. */
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

    /** How many bytes follow, those that were not kept included. */
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

    /** What {@link Encoder#putSmall} wrote. */
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

    /** A length and that many bytes. */
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

    /** A length and that many bytes, to be read later. */
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

    /** Goes on behind the next {@code length} bytes. */
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

    /** How many bytes were read. */
    public int position() {
        return bytes.position() + tailTaken + missed;
    }

    /** Goes to the end, if what was kept and what is missing are {@code length} bytes together. */
    private void passOver(int length) throws IOException {
        if (length < 0 || length > bytes.remaining() + (long) missing) {
            throw new IOException("length " + length + " where a frame ends that was cut");
        }
        int beyond = length - bytes.remaining();
        bytes.position(bytes.limit());
        missing -= beyond;
        missed += beyond;
    }

    /** Everything that is left. */
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
     * How many bytes the value holds that is encoded there, if it is one array of bytes and nothing else; they are the
     * last of its encoding. 0 otherwise.
     */
    public static int soleBytes(byte[] source, int from, int length) {
        int header = 1 + Integer.BYTES;
        boolean sole = length > header
                && source[from] == Encoder.BYTES
                && ByteBuffer.wrap(source, from + 1, Integer.BYTES).getInt() == length - header;
        return sole ? length - header : 0;
    }

    /** Whether the next value is an int, for {@link #getIntValue}. */
    public boolean isInt() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        byte tag = bytes.get(bytes.position());
        return tag < 0 || tag == Encoder.INT;
    }

    /** What {@link #getValue} would answer, where {@link #isInt}; without making an object of it. */
    public int getIntValue() throws IOException {
        int tag = getByte();
        lastInt = tag < 0 ? lastInt + (tag & (Encoder.NEAR_INT - 1)) - Encoder.NEAR : getInt();
        return lastInt;
    }

    /** What follows was put behind a call of {@link Encoder#beginValues}. */
    public void beginValues() {
        lastInt = 0;
    }

    /** Whether the next value is a number, a truth or null, which takes some nanoseconds to read. */
    public boolean isPlain() {
        return bytes.hasRemaining() && bytes.get(bytes.position()) < Encoder.TEXT;
    }

    /**
     * A value. The reading goes on behind it even if it can't be made.
     *
     * @param classes what a serialised value may be made of
     * @throws IOException if the bytes make no sense
     * @throws ValueException if the bytes are whole, but the value can't be made of them here
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

    /** A value with a length; whatever goes wrong, the reading goes on behind it. */
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

    /** Passes a value over of which not all was kept. */
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
        } catch (Throwable e) { // What a class does while it is read is its own affair.
            throw new ValueException(limits.why(e));
        }
    }

    private int getLength() throws IOException {
        return here(getInt());
    }

    /** The length of something that must be here. */
    private int here(int length) throws IOException {
        if (length < 0 || length > bytes.remaining()) {
            throw new IOException("length " + length + " where " + bytes.remaining() + " bytes are left");
        }
        return length;
    }

    private static IOException torn(BufferUnderflowException e) {
        return new IOException("frame ends in the middle of a value", e);
    }

    /** The bytes of a value are whole, but the value can't be made of them here: the cause says why. */
    public static final class ValueException extends Exception {
        private static final long serialVersionUID = 1L;

        ValueException(Throwable cause) {
            super(cause);
        }
    }

    /** Looks classes up in a given loader, not in whichever happens to be on the stack. */
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
        @SuppressWarnings("deprecation") // Serialisation itself makes proxies of unnamed modules through this call.
        protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
            Class<?>[] interfaces = new Class<?>[names.length];
            for (int i = 0; i < names.length; i++) {
                interfaces[i] = Class.forName(names[i], false, loader);
            }
            return Proxy.getProxyClass(loader, interfaces);
        }
    }
}
