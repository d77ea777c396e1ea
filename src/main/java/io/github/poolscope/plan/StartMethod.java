package io.github.poolscope.plan;

/** How a worker process comes to be. */
public enum StartMethod implements Choice {
    /** A fresh JVM, child of the main program; nothing of the program's state comes along but what is sent. */
    SPAWN("spawn", "spawn");

    private final String key;
    private final String title;

    StartMethod(String key, String title) {
        this.key = key;
        this.title = title;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String title() {
        return title;
    }
}
