package io.github.poolscope.watch;

/** Where the standard streams of a watched program lead. */
public enum Streams {
    /** To those of this process: the program can't tell the difference. */
    INHERITED,
    /** Into the trace, line by line; standard input is empty. */
    RECORDED
}
