package io.github.poolscope.analysis.time;

/**
 * A span of time on the chain that determined a run's length.
 *
 * @param kind what happened
 * @param worker the worker in which it happened; {@link io.github.poolscope.trace.Trace#NONE} for the main program
 * @param taskel the taskel concerned, or {@link io.github.poolscope.trace.Trace#NONE}
 * @param object the queue, lock or other primitive concerned, or {@link io.github.poolscope.trace.Trace#NONE}
 * @param from when it began, in nanoseconds
 * @param to when it ended, in nanoseconds
 */
public record ChainSegment(Kind kind, int worker, int taskel, int object, long from, long to) {
    /** What happened in a segment. */
    public enum Kind {
        /** The main program computed, or was in no call that is recorded. */
        COMPUTING("computing"),
        /** The main program was in a call, and no later event explains its end. */
        IN_CALL("inCall"),
        /** A worker was being started. */
        START_UP("startUp"),
        /** The input of a lazy call was read, or had to wait for its consumer. */
        INPUT("input"),
        /** A task was on its way to the worker, or the worker between two taskels. */
        HAND_OUT("handOut"),
        /** A taskel ran. */
        TASKEL("taskel"),
        /** A process ran that the program had started itself. */
        PROCESS("process"),
        /** A result was on its way to the main program, or held. */
        RESULT("result"),
        /** A process waited for another one, at a queue, a lock or the like, and was on its way again. */
        RELEASE("release"),
        /** Workers ended. */
        SHUTDOWN("shutdown");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** Returns its name in JSON and in the names of words. */
        public String key() {
            return key;
        }
    }

    /** Returns how long it took, in nanoseconds. */
    public long nanos() {
        return to - from;
    }
}
