package io.github.poolscope.plan;

/** The parts of the plan form, from top to bottom. */
public enum Group {
    /** A program that runs as it is; shown in place of all other parts. */
    COMMAND,
    /** What is done. */
    WORK,
    /** Who does it, and by which call. */
    POOL,
    /** What few plans change; shown on demand. */
    MORE
}
