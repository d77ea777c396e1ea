package io.github.poolscope.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A connection that transfers frames in both directions.
 *
 * <p>One thread reads; any thread may send, and frames of several threads are not mixed. Reading and sending block. An
 * interrupt of a blocked thread closes the connection, unless it is {@linkplain #makeUninterruptible uninterruptible}.
 */
public final class Link implements Closeable {
    /** The maximum length of a frame in bytes: a larger length is garbage or an attack. */
    public static final int MAX_FRAME_SIZE = 1 << 30;

    /** The bytes at the beginning of every frame: its length and its type. */
    public static final int HEADER = Integer.BYTES + 1;

    private static final long RETRY_NANOS = 100_000;
    private static final int READ_BUFFER = 1 << 16;
    private static final int PIECE = 1 << 16;
    /** A flag in the length of a frame that has a tail. */
    private static final int TAILED = 1 << 31;

    private final SocketChannel channel;
    private final ReentrantLock sending = new ReentrantLock();
    /** Set if the channel is non-blocking. */
    private @Nullable Readiness readable;
    /** Where a sending thread waits; null if none waits. */
    private volatile @Nullable Readiness full;

    private byte[] input = new byte[READ_BUFFER];
    private int from;
    private int to;

    public Link(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to the socket at {@code address}. */
    public static Link connect(Path address) throws IOException {
        return new Link(SocketChannel.open(UnixDomainSocketAddress.of(address)));
    }

    /**
     * Allows threads of the user to read and send: an interrupted thread continues, and stays interrupted, where the
     * JDK would close a blocking channel. Must be called before several threads use the connection. Has no effect if
     * there is no file descriptor left, or the connection is closed.
     */
    public void makeUninterruptible() {
        try {
            channel.configureBlocking(false);
            try {
                readable = new Readiness(channel, SelectionKey.OP_READ);
            } catch (IOException e) {
                channel.configureBlocking(true);
            }
        } catch (IOException e) {
            // The connection is closed: the reading thread notices that.
        }
    }

    /** Begins a frame; {@link #send} completes it. */
    public static Encoder frame(byte type) {
        return new Encoder(64).putInt(0).putByte(type);
    }

    /** Begins another frame in a buffer with several; {@link #endFrame} with the returned position completes it. */
    public static int beginFrame(Encoder frames, byte type) {
        int start = frames.size();
        frames.putInt(0).putByte(type);
        return start;
    }

    /**
     * Completes a frame that {@link #beginFrame} began.
     *
     * @param more how many bytes of it follow the buffer
     */
    public static void endFrame(Encoder frames, int start, int more) {
        frames.setInt(start, frames.size() - start - Integer.BYTES + more);
    }

    /**
     * Completes a frame that {@link #beginFrame} began, and whose last value was announced by {@link
     * Encoder#putBytesAhead}: its bytes are the frame's tail, and are sent after it without being copied; the receiver
     * gets them in a separate array.
     *
     * @param tail the number of bytes; not 0
     */
    public static void endTailed(Encoder frames, int start, int tail) {
        frames.insertInt(start + Integer.BYTES, tail);
        frames.setInt(start, (frames.size() - start - 2 * Integer.BYTES + tail) | TAILED);
    }

    /**
     * Sends a frame created by {@link #frame}. Returns once it is in the socket's buffer.
     *
     * @throws IOException if the other side has closed the connection
     */
    public void send(Encoder frame) throws IOException {
        endFrame(frame, 0, 0);
        sendAll(frame);
    }

    /**
     * Sends a frame created by {@link #frame} whose last value, announced by {@link Encoder#putBytesAhead}, is {@code
     * tail}.
     */
    public void send(Encoder frame, byte[] tail) throws IOException {
        endTailed(frame, 0, tail.length);
        sendAll(List.of(ByteBuffer.wrap(frame.buffer(), 0, frame.size()), ByteBuffer.wrap(tail)));
    }

    /** Sends complete frames. Returns once they are in the socket's buffer. */
    public void sendAll(Encoder frames) throws IOException {
        sendAll(List.of(ByteBuffer.wrap(frames.buffer(), 0, frames.size())));
    }

    /**
     * Sends complete frames in parts, without copying them together. May be called by an interrupted thread: the
     * interrupt, which would close the channel, is deferred until the frames are sent.
     */
    public void sendAll(List<ByteBuffer> parts) throws IOException {
        boolean interrupted = Thread.interrupted();
        sending.lock();
        try {
            for (ByteBuffer part : parts) {
                write(part);
            }
        } finally {
            sending.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Writes in small parts, like reading: the channel copies a whole part before it knows how much the socket accepts,
     * and keeps a buffer of that size.
     */
    private void write(ByteBuffer part) throws IOException {
        int end = part.limit();
        while (part.position() < end) {
            part.limit(Math.min(end, part.position() + PIECE));
            while (part.hasRemaining()) {
                if (channel.write(part) == 0 && readable != null) {
                    awaitWritable();
                }
            }
        }
    }

    /** Waits until the socket's full buffer has room. That is rare, so the selector is created only then. */
    private void awaitWritable() throws IOException {
        Readiness writable;
        try {
            writable = new Readiness(channel, SelectionKey.OP_WRITE);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) { // There is no file descriptor: a frame that is half sent must be completed.
            LockSupport.parkNanos(RETRY_NANOS);
            return;
        }
        try (writable) {
            full = writable;
            writable.await();
        } finally {
            full = null;
        }
    }

    /** Returns whether a frame is being sent and would delay another one. */
    public boolean isSending() {
        return sending.isLocked();
    }

    /**
     * Waits for the next frame, which starts with its type byte. The result is valid until the next call, but its
     * {@link Decoder#rest} stays valid.
     *
     * <p>A frame for which there is not enough memory is truncated: its first mebibyte can be read, or, if it has a
     * tail, what precedes the tail; the rest is skipped. Reading a truncated value throws a {@link
     * Decoder.ValueException} whose cause is a {@link TooLargeException}.
     *
     * @throws EOFException if the other side has closed the connection
     * @throws IOException if the connection is broken or the data is not a frame
     */
    public Decoder receive(int largest) throws IOException {
        int first = getInt();
        int length = first & ~TAILED;
        if (length < 1 || length > largest) {
            throw new IOException("frame of " + length + " bytes, where 1 to " + largest + " are allowed");
        }
        if (first < 0) {
            return receiveTailed(length);
        }
        if (!makeRoom(length)) {
            return receiveCut(length);
        }
        fill(length);
        boolean large = input.length > READ_BUFFER && from == 0 && to == length;
        Decoder frame = new Decoder(input, from, length, large);
        from += length;
        if (large) {
            input = new byte[READ_BUFFER];
            from = 0;
            to = 0;
        }
        return frame;
    }

    /** Returns whether a frame of that length fits the input buffer, which is enlarged if necessary. */
    private boolean makeRoom(int length) {
        if (length <= AnnouncedMemory.SMALL || length <= input.length) {
            return true; // By fill.
        }
        byte[] larger = AnnouncedMemory.of(length);
        if (larger == null) {
            return false;
        }
        moveTo(larger);
        return true;
    }

    private Decoder receiveCut(int length) throws IOException {
        fill(AnnouncedMemory.SMALL);
        byte[] head = Arrays.copyOfRange(input, from, from + AnnouncedMemory.SMALL);
        from += head.length;
        skip(length - head.length);
        return Decoder.cut(head, 0, head.length, true, length - head.length);
    }

    private Decoder receiveTailed(int length) throws IOException {
        int size = getInt();
        if (size < 1 || size >= length) {
            throw new IOException("tail of " + size + " bytes in a frame of " + length);
        }
        int head = length - size;
        if (!makeRoom(head)) {
            return receiveCut(length);
        }
        fill(head);
        byte[] tail = AnnouncedMemory.of(size);
        if (tail == null) {
            byte[] kept = Arrays.copyOfRange(input, from, from + head);
            from += head;
            skip(size);
            return Decoder.cut(kept, 0, head, true, size);
        }
        int begin = from;
        from += head;
        int here = Math.min(size, to - from);
        System.arraycopy(input, from, tail, 0, here);
        from += here;
        while (here < size) {
            here += read(tail, here, Math.min(size - here, PIECE));
        }
        return new Decoder(input, begin, head, tail);
    }

    private void skip(int length) throws IOException {
        int left = length - Math.min(length, to - from);
        from += length - left;
        if (left > 0) {
            from = 0;
            to = 0;
        }
        while (left > 0) {
            left -= read(input, 0, Math.min(left, PIECE));
        }
    }

    private int getInt() throws IOException {
        fill(Integer.BYTES);
        int value = ByteBuffer.wrap(input, from, Integer.BYTES).getInt();
        from += Integer.BYTES;
        return value;
    }

    /**
     * Returns whether a whole frame has been read already, so that {@link #receive} will not wait. Reading thread only.
     */
    public boolean hasFrame() {
        int here = to - from;
        if (here < Integer.BYTES) {
            return false;
        }
        int length = ByteBuffer.wrap(input, from, Integer.BYTES).getInt();
        return length >= 0 && here - Integer.BYTES >= length;
    }

    /** Makes {@link #receive} end as if the connection had ended, also if it is waiting; sending continues. */
    public void stopReceiving() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        close(readable);
        close(full);
    }

    private static void close(@Nullable Readiness wait) throws IOException {
        if (wait != null) {
            wait.close();
        }
    }

    private void fill(int needed) throws IOException {
        if (to - from >= needed) {
            return;
        }
        if (from + needed > input.length || from == to) {
            moveTo(needed > input.length ? new byte[needed] : shrunk(needed));
        }
        while (to - from < needed) {
            to += read(input, to, Math.min(input.length - to, PIECE));
        }
    }

    private void moveTo(byte[] target) {
        System.arraycopy(input, from, target, 0, to - from);
        to -= from;
        from = 0;
        input = target;
    }

    private int read(byte[] target, int at, int most) throws IOException {
        ByteBuffer part = ByteBuffer.wrap(target, at, most);
        int read = channel.read(part);
        while (read == 0 && readable != null) {
            readable.await();
            read = channel.read(part);
        }
        if (read < 0) {
            throw new EOFException(to > from ? "connection closed within a frame" : "connection closed");
        }
        return read;
    }

    /** Returns a buffer of the normal size after a large frame. */
    private byte[] shrunk(int needed) {
        boolean oversized = input.length > READ_BUFFER && needed <= READ_BUFFER && to - from <= READ_BUFFER;
        return oversized ? new byte[READ_BUFFER] : input;
    }
}
