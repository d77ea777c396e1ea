package io.github.poolscope.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.wire.TooLargeException;
import java.io.IOException;

/** A primitive's reply to a request. */
@SuppressWarnings("ArrayRecordComponent") // Replies are never compared.
record Reply(Status status, long amount, byte[] body) {
    /** The outcome. The ordinal is the number in a frame. */
    enum Status {
        DONE,
        /** The operation would have had to wait, or to wait longer. */
        NOT_NOW,
        /** The other end of the pipe is closed, or the barrier is broken. */
        BROKEN,
        /** The operation is not allowed; the body is a sentence. */
        REFUSED,
        /** There was not enough memory for an item that the owner sent or received; the body is a sentence. */
        TOO_LARGE,
        /** The owner has no such primitive. */
        UNKNOWN,
        /** The owner's process has ended. */
        OWNER_GONE;

        private static final Status[] ALL = values();

        static Status numbered(int number) throws IOException {
            if (number < 0 || number >= ALL.length) {
                throw new IOException("answer of unknown status " + number);
            }
            return ALL[number];
        }
    }

    private static final byte[] NOTHING = {};

    static final Reply DONE = of(Status.DONE);
    static final Reply NOT_NOW = of(Status.NOT_NOW);
    static final Reply BROKEN = of(Status.BROKEN);
    /** Nothing can be received at this end of a pipe any more; its amount distinguishes it from {@link #BROKEN}. */
    static final Reply CUT_OFF = new Reply(Status.BROKEN, 1, NOTHING);

    static final Reply UNKNOWN = of(Status.UNKNOWN);
    static final Reply OWNER_GONE = of(Status.OWNER_GONE);

    private static Reply of(Status status) {
        return new Reply(status, 0, NOTHING);
    }

    static Reply amount(long amount) {
        return new Reply(Status.DONE, amount, NOTHING);
    }

    static Reply truth(boolean truth) {
        return amount(truth ? 1 : 0);
    }

    static Reply item(byte[] item) {
        return new Reply(Status.DONE, 0, item);
    }

    static Reply tooLarge(TooLargeException why) {
        return new Reply(Status.TOO_LARGE, 0, String.valueOf(why.getMessage()).getBytes(UTF_8));
    }

    static Reply refused(String sentence) {
        return new Reply(Status.REFUSED, 0, sentence.getBytes(UTF_8));
    }

    String sentence() {
        return new String(body, UTF_8);
    }

    boolean isDone() {
        return status == Status.DONE;
    }

    boolean isTrue() {
        return amount != 0;
    }
}
