package io.github.poolscope.plan;

/** How a worker process comes to be. */
public enum StartMethod implements Choice {
    /** A child of the main program that begins with a copy of its state at that instant. */
    FORK("fork"),
    /** A fresh JVM, child of the main program; nothing of the program's state comes along but what is sent. */
    SPAWN("spawn"),
    /** A child of a server process that keeps warm spares; nothing comes along but what is sent. */
    FORKSERVER("forkserver");

    private final String key;

    StartMethod(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String title() {
        return key;
    }
}
