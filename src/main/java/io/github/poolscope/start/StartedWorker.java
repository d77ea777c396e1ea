package io.github.poolscope.start;

import java.util.List;

/**
 * A worker's process, right after its start.
 *
 * @param process the process; its outputs are pipes that the caller must read. Its exit value is {@link #UNKNOWN_EXIT}
 *     where nobody was left who could learn it
 * @param parentPid whose child it is
 * @param notes what it does not begin with although the start method promises it, a sentence each
 * @param state the program's state that it is to begin with, see {@code wire.StateImage}; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody changes the bytes.
public record StartedWorker(Process process, long parentPid, List<String> notes, byte[] state) {
    /** The exit value of a process that ended after its fork server had. */
    public static final int UNKNOWN_EXIT = Integer.MIN_VALUE;

    public StartedWorker {
        notes = List.copyOf(notes);
    }
}
