package io.github.poolscope.start;

/**
 * What passes between the main program and its fork server, over the server's standard input and output: a byte that
 * says what, and its contents as {@code DataOutput} writes them.
 *
 * <pre>
 * main program → server
 *   SETUP    int n, n texts: how to start a worker; then the working directory or an empty text
 *   START    long request, boolean warm, ticket
 * server → main program
 *   STARTED  long request, long pid
 *   REFUSED  long request, text why
 *   PRINTED  long pid, boolean on standard error, int n, n bytes
 *   EXITED   long pid, int exit value
 * </pre>
 */
final class ForkServerTalk {
    static final byte SETUP = 1;
    static final byte START = 2;
    static final byte STARTED = 3;
    static final byte REFUSED = 4;
    static final byte PRINTED = 5;
    static final byte EXITED = 6;

    private ForkServerTalk() {}
}
