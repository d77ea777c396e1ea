package io.github.poolscope.trace;

/**
 * A message about a run that does not concern the outcome of a taskel.
 *
 * @param kind its subject
 * @param worker the worker concerned, or {@link Trace#NONE}
 * @param time when it became known
 * @param text one sentence
 */
public record Note(Kind kind, int worker, long time, String text) {
    /** The subject of a note. */
    public enum Kind {
        /** A worker that lacks some of the state it should have started with. */
        WORKER,
        /** A callback of the main program that threw. */
        CALLBACK,
        /** A taskel that was lost with its worker and is retried. */
        RETRY,
        /** The whole program: what of it can't be recorded. */
        PROGRAM
    }
}
