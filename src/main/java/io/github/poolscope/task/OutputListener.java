package io.github.poolscope.task;

/** Is told the lines that a process prints. One thread calls it for each of the two outputs of a process. */
@FunctionalInterface
public interface OutputListener {
    /**
     * A process printed a line.
     *
     * @param onError whether on its error output
     * @param line without its end; a line of more than 16,384 characters comes in parts
     * @param nanoTime this program's {@link System#nanoTime} when it was read
     */
    void printed(long pid, boolean onError, String line, long nanoTime);
}
