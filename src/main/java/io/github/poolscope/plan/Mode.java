package io.github.poolscope.plan;

/** The mapping modes: the calls of a pool by which a function meets its items. */
public enum Mode implements Choice {
    MAP("map", true, true, false),
    MAP_ASYNC("map_async", false, true, false),
    IMAP("imap", false, true, true),
    IMAP_UNORDERED("imap_unordered", false, false, true);

    private final String key;
    private final boolean blocks;
    private final boolean ordered;
    private final boolean lazy;

    Mode(String key, boolean blocks, boolean ordered, boolean lazy) {
        this.key = key;
        this.blocks = blocks;
        this.ordered = ordered;
        this.lazy = lazy;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String title() {
        return key;
    }

    /** Whether the call itself returns only once all results are there. */
    public boolean blocks() {
        return blocks;
    }

    /** Whether several workers work at once. */
    public boolean concurrent() {
        return true;
    }

    /** Whether results are delivered in the order of their items. */
    public boolean ordered() {
        return ordered;
    }

    /** Whether results are delivered one by one while others are still being worked on. */
    public boolean lazy() {
        return lazy;
    }

    /** Whether an item is unpacked into several arguments. */
    public boolean manyArguments() {
        return false;
    }
}
