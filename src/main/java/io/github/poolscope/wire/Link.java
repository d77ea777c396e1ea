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
 * A connection that carries frames both ways.
 *
 * <p>One thread reads; any thread may send, and a frame is never torn by another. Reading and sending block. An interrupt
 * that comes meanwhile closes the connection, unless it is {@linkplain #makeUninterruptible uninterruptible}.
 */
public final class Link implements Closeable {
    /** The largest frame that is accepted: a larger length is garbage or an attack. */
    public static final int LARGEST_FRAME = 1 << 30;

    /** What every frame begins with: its length and its type. */
    public static final int HEADER = Integer.BYTES + 1;

    private static final long RETRY_NANOS = 100_000;
    private static final int READ_BUFFER = 1 << 16;
    private static final int PIECE = 1 << 16;
    /** Set in the length of a frame that has a tail. */
    private static final int TAILED = 1 << 31;

    private final SocketChannel channel;
    private final ReentrantLock sending = new ReentrantLock();
    /** Set if the channel does not block. */
    private @Nullable Readiness readable;
    /** What a thread that sends waits with; null if none waits. */
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
     * Lets threads of the user read and send: a thread that is interrupted meanwhile goes on, and stays interrupted,
     * where the JDK would close a channel that blocks. Must be called before several threads use the connection. Changes
     * nothing if there is no file descriptor left for it, or the connection is closed.
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
            // The connection is closed: its reader finds that out.
        }
    }

    /** A frame under construction; {@link #send} completes it. */
    public static Encoder frame(byte type) {
        return new Encoder(64).putInt(0).putByte(type);
    }

    /** Begins one frame more in a buffer that holds several; {@link #endFrame} with the answer completes it. */
    public static int beginFrame(Encoder frames, byte type) {
        int start = frames.size();
        frames.putInt(0).putByte(type);
        return start;
    }

    /**
     * Completes a frame that {@link #beginFrame} began.
     *
     * @param more how many bytes of it follow behind the buffer
     */
    public static void endFrame(Encoder frames, int start, int more) {
        frames.setInt(start, frames.size() - start - Integer.BYTES + more);
    }

    /**
     * Completes a frame that {@link #beginFrame} began, and whose last value is one {@link Encoder#putBytesAhead}
     * announced: those bytes are its tail, and are sent behind it from where they are. Nobody copies them into a frame,
     * and the receiver gets them in an array of their own.
     *
     * @param tail how many bytes; not 0
     */
    public static void endTailed(Encoder frames, int start, int tail) {
        frames.insertInt(start + Integer.BYTES, tail);
        frames.setInt(start, (frames.size() - start - 2 * Integer.BYTES + tail) | TAILED);
    }

    /**
     * Sends a frame made by {@link #frame}. Returns once it is in the socket's buffer.
     *
     * @throws IOException if the other side is gone
     */
    public void send(Encoder frame) throws IOException {
        endFrame(frame, 0, 0);
        sendAll(frame);
    }

    /** Sends a frame made by {@link #frame} whose last value, announced by {@link Encoder#putBytesAhead}, is {@code tail}. */
    public void send(Encoder frame, byte[] tail) throws IOException {
        endTailed(frame, 0, tail.length);
        sendAll(List.of(ByteBuffer.wrap(frame.buffer(), 0, frame.size()), ByteBuffer.wrap(tail)));
    }

    /** Sends frames that are complete. Returns once they are in the socket's buffer. */
    public void sendAll(Encoder frames) throws IOException {
        sendAll(List.of(ByteBuffer.wrap(frames.buffer(), 0, frames.size())));
    }

    /**
     * Sends frames that are complete, in parts that are not copied together. May be called by a thread that is
     * interrupted: that would close the channel, so it is put off until the frames are out.
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
     * Piece by piece, as in reading: the channel copies what it is asked to write before it learns how much of it the
     * socket takes, and has a buffer of that size for good.
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

    /** Waits until the socket's buffer, which is full, has room. That is rare, so nothing is kept ready for it. */
    private void awaitWritable() throws IOException {
        Readiness writable;
        try {
            writable = new Readiness(channel, SelectionKey.OP_WRITE);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) { // No file descriptor is left: a frame that is half sent must be completed.
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

    /** Whether a frame is on its way and would hold up another one. */
    public boolean isSending() {
        return sending.isLocked();
    }

    /**
     * Waits for the next frame: its type byte comes first. It is valid until the next call, save that
     * {@link Decoder#rest} of it is its receiver's for good.
     *
     * <p>A frame for which this process has no memory is cut: its first mebibyte can be read, or, of one that has a
     * tail, what comes before that; the rest is passed over without being kept. Reading a value that was cut throws a
     * {@link Decoder.ValueException} whose cause is a {@link TooLargeException}.
     *
     * @throws EOFException if the other side has closed the connection
     * @throws IOException if the connection is broken or the frame is not one
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

    /** Whether a frame of that length fits the input buffer, which is made larger if need be. */
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

    /** Whether a whole frame has been read already, so that {@link #receive} will not wait. For the reading thread. */
    public boolean hasFrame() {
        int here = to - from;
        if (here < Integer.BYTES) {
            return false;
        }
        int length = ByteBuffer.wrap(input, from, Integer.BYTES).getInt();
        return length >= 0 && here - Integer.BYTES >= length;
    }

    /** From now on {@link #receive} finds the end of the connection, also where it waits already; sending goes on. */
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

    /** After a large frame the buffer goes back to its usual size. */
    private byte[] shrunk(int needed) {
        boolean oversized = input.length > READ_BUFFER && needed <= READ_BUFFER && to - from <= READ_BUFFER;
        return oversized ? new byte[READ_BUFFER] : input;
    }
}
