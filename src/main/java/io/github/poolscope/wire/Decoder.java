package io.github.poolscope.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what an {@link Encoder} wrote. Throws {@link IOException}, and nothing else, on bytes that make no sense. */
public final class Decoder {
    private final ByteBuffer bytes;
    private final boolean own;

    public Decoder(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
        own = true;
    }

    /** @param own whether nobody else will ever write to the bytes */
    Decoder(byte[] bytes, int from, int length, boolean own) {
        this.bytes = ByteBuffer.wrap(bytes, from, length);
        this.own = own;
    }

    /** Everything that is left, to be read later. */
    public Decoder rest() {
        return own ? this : new Decoder(getRest());
    }

    public boolean hasMore() {
        return bytes.hasRemaining();
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
        return new String(getBlock(), UTF_8);
    }

    /** A length and that many bytes. */
    public byte[] getBlock() throws IOException {
        byte[] block = new byte[getLength()];
        bytes.get(block);
        return block;
    }

    /** Goes on behind the next {@code length} bytes. */
    public void skip(int length) throws IOException {
        if (length < 0 || length > bytes.remaining()) {
            throw new IOException("length " + length + " where " + bytes.remaining() + " bytes are left");
        }
        bytes.position(bytes.position() + length);
    }

    /** How many bytes were read. */
    public int position() {
        return bytes.position();
    }

    /** Everything that is left. */
    public byte[] getRest() {
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return rest;
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
        int tag = getByte();
        return switch (tag) {
            case Encoder.NULL -> null;
            case Encoder.INT -> getInt();
            case Encoder.LONG -> getLong();
            case Encoder.DOUBLE -> Double.longBitsToDouble(getLong());
            case Encoder.BOOLEAN -> getByte() != 0;
            case Encoder.TEXT -> getText();
            case Encoder.BYTES -> getBlock();
            case Encoder.SERIALISED -> {
                int length = getLength();
                int start = bytes.position();
                bytes.position(start + length);
                yield deserialise(bytes.array(), start, length, classes);
            }
            default -> throw new IOException("value of unknown kind " + tag);
        };
    }

    private static Object deserialise(byte[] source, int from, int length, Classes classes) throws ValueException {
        try (ObjectInputStream in = new LoaderObjectInputStream(source, from, length, classes.loader())) {
            in.setObjectInputFilter(classes.filter());
            return in.readObject();
        } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
            throw new ValueException(e);
        }
    }

    private int getLength() throws IOException {
        int length = getInt();
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
