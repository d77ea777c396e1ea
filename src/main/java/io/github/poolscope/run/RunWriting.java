package io.github.poolscope.run;

/** Whether a run file is being written, and by which program. */
public enum RunWriting {
    /** The run is over, or its program was killed. */
    NONE,
    BY_THIS_PROGRAM,
    BY_ANOTHER_PROGRAM
}
