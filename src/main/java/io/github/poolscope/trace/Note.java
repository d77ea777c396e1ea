package io.github.poolscope.trace;

/**
 * Something of a run that is not a taskel's fate but that a person should know.
 *
 * @param kind what it is about
 * @param worker the worker it is about, or {@link Trace#NONE}
 * @param time when it became known
 * @param text one sentence
 */
public record Note(Kind kind, int worker, long time, String text) {
    /** What a note is about. */
    public enum Kind {
        /** A worker that did not begin with all that it was to begin with. */
        WORKER,
        /** A callback of the main program that threw. */
        CALLBACK,
        /** A taskel that was lost with its worker and is tried again. */
        RETRY
    }
}
