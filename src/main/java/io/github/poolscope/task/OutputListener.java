package io.github.poolscope.task;

/** Receives the lines that a process prints. One thread calls it for each of the two outputs of a process. */
@FunctionalInterface
public interface OutputListener {
    /**
     * Called for each line.
     *
     * @param pid the PID of the process
     * @param onError whether it was printed on standard error
     * @param line the line without its end; a line of more than 16,384 characters is split
     * @param nanoTime this program's {@link System#nanoTime} when it was read
     */
    void printed(long pid, boolean onError, String line, long nanoTime);
}
