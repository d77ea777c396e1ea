package io.github.poolscope.sync;

import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.TooLargeException;
import java.io.IOException;

/**
 * The frames between a process and the owner of a primitive.
 *
 * <pre>
 * process → owner
 *   HELLO     text token, long pid
 *   REQUEST   long call, long heard, long primitive, byte operation, long thread, byte may wait, long amount, the body
 *   WITHDRAW  long call, long heard
 *   GOT  long call, long heard: the item of its answer has arrived
 * owner → process
 *   ANSWER    long call, byte status, long amount, the body
 * </pre>
 *
 * <p>"Heard" is the weight of all replies that the process has read; from it the owner knows how much is still in
 * the socket's buffer.
 */
final class SyncFrames {
    static final byte HELLO = 1;
    static final byte REQUEST = 2;
    static final byte WITHDRAW = 3;
    static final byte GOT = 4;
    static final byte ANSWER = 5;

    private static final int LARGE = 1 << 14;

    /** The buffer space that a socket needs for any frame, however short, in bytes. */
    private static final long WEIGHT = 1 << 10;

    private SyncFrames() {}

    static Encoder hello(String token) {
        return Link.frame(HELLO).putText(token).putLong(ProcessHandle.current().pid());
    }

    static void send(Link link, long call, long heard, long primitive, Request request) throws IOException {
        Encoder frame = of(REQUEST, call)
                .putLong(heard)
                .putLong(primitive)
                .putByte(request.operation().ordinal())
                .putLong(request.thread())
                .putByte(request.mayWait() ? 1 : 0)
                .putLong(request.amount());
        send(link, frame, request.body());
    }

    /** Sends a large body without copying it. */
    private static void send(Link link, Encoder frame, byte[] body) throws IOException {
        if (body.length > LARGE) {
            link.send(frame, body);
        } else {
            link.send(frame.putRaw(body));
        }
    }

    /**
     * Reads a request, after call and primitive.
     *
     * @throws io.github.poolscope.wire.TooLargeException if there was no memory for its body
     */
    static Request request(Decoder frame) throws IOException {
        return new Request(
                Operation.numbered(frame.getByte()),
                frame.getLong(),
                frame.getByte() != 0,
                frame.getLong(),
                frame.getRest());
    }

    static Encoder of(byte type, long call) {
        return Link.frame(type).putLong(call);
    }

    static Encoder of(byte type, long call, long heard) {
        return of(type, call).putLong(heard);
    }

    static void send(Link link, long call, Reply answer) throws IOException {
        Encoder frame = of(ANSWER, call).putByte(answer.status().ordinal()).putLong(answer.amount());
        send(link, frame, answer.body());
    }

    /** Returns the weight that {@link #weight(Decoder)} computes for a reply. */
    static long weight(Reply answer) {
        return WEIGHT + 1 + Long.BYTES + answer.body().length;
    }

    /** Returns the weight of a reply, read after the call. */
    static long weight(Decoder frame) {
        return WEIGHT + frame.left();
    }

    /** Reads a reply, after the call. */
    static Reply answer(Decoder frame) throws IOException {
        Reply.Status status = Reply.Status.numbered(frame.getByte());
        long amount = frame.getLong();
        try {
            return new Reply(status, amount, frame.getRest());
        } catch (TooLargeException e) {
            return Reply.tooLarge(e);
        }
    }
}
