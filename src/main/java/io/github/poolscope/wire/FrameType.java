package io.github.poolscope.wire;

/**
 * The types of frames.
 *
 * <p>A frame is an int length, a byte for its type, and {@code length} − 1 bytes of content. Where the length's first
 * bit is set, another int follows, the length of the frame's tail: the bytes of an array that is the frame's last
 * value.
 *
 * <pre>
 * worker → main program
 *   HELLO     text token, long pid
 *   CLOCK     long asked (main program's clock), long now (worker's clock)
 *   READY     text for each thing that could not be set up as asked, until the frame ends
 *   UNFIT     see {@link ThrownError}: the initializer failed, and the worker ends
 *   RESULTS   for each taskel until the frame ends: byte outcome and flags, then
 *             unless {@link #NEXT}: int slot, int offset, long started; if so, it is the taskel behind the one before,
 *             of the same task, and began after that one's end by: small ns,
 *             small duration in ns, small CPU ns if {@link #CPU}, and by the outcome:
 *             RETURNED value · THREW see {@link ThrownError} · SKIPPED nothing
 * main program → worker
 *   CLOCK     long now (main program's clock)
 *   SETUP     text filter of classes, block state (see {@link StateImage}), block initializer; each may be empty
 *   FUNCTION  int function, value
 *   FORGET    int function
 *   TASKS     int function, byte 1 if a failure skips the rest, long soft time limit in ns or 0, int tasks, then
 *             for each task: int slot (see {@link ClaimRing}), int number, int skip, int taskels, int bytes,
 *             and in that many bytes skip + taskels values of which the first are not this task's; an int value's
 *             distance counts from 0 again
 *   QUIT      nothing
 * </pre>
 */
public final class FrameType {
    public static final byte HELLO = 1;
    public static final byte CLOCK = 2;
    public static final byte FUNCTION = 3;
    public static final byte FORGET = 4;
    public static final byte TASKS = 5;
    public static final byte RESULTS = 6;
    public static final byte QUIT = 7;
    public static final byte READY = 8;
    public static final byte UNFIT = 9;
    public static final byte SETUP = 10;

    /** The outcomes within RESULTS. */
    public static final byte RETURNED = 0;

    public static final byte THREW = 1;
    public static final byte SKIPPED = 2;

    /** The mask of the outcome within an outcome's byte; the other bits are flags. */
    public static final byte OUTCOME = 0x0F;

    /** A flag: the task's last taskel. */
    public static final byte LAST = 0x10;

    /** A flag: slot and offset are omitted. */
    public static final byte NEXT = 0x20;

    /** A flag: CPU time is included; without it there is none. */
    public static final byte CPU = 0x40;

    private FrameType() {}
}
