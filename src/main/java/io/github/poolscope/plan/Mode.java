package io.github.poolscope.plan;

/** The mapping modes: the calls of a pool by which a function meets its items. */
public enum Mode implements Choice {
    /** One call at a time, each waited for. */
    APPLY("apply", true, false, true, false, true, false),
    /** One call for each item, all submitted before the first is waited for. */
    APPLY_ASYNC("apply_async", false, true, true, false, true, false),
    MAP("map", true, true, true, false, false, true),
    MAP_ASYNC("map_async", false, true, true, false, false, true),
    IMAP("imap", false, true, true, true, false, true),
    IMAP_UNORDERED("imap_unordered", false, true, false, true, false, true),
    STARMAP("starmap", true, true, true, false, true, true),
    STARMAP_ASYNC("starmap_async", false, true, true, false, true, true);

    private final String key;
    private final boolean blocks;
    private final boolean concurrent;
    private final boolean ordered;
    private final boolean lazy;
    private final boolean manyArguments;
    private final boolean chunked;

    Mode(
            String key,
            boolean blocks,
            boolean concurrent,
            boolean ordered,
            boolean lazy,
            boolean manyArguments,
            boolean chunked) {
        this.key = key;
        this.blocks = blocks;
        this.concurrent = concurrent;
        this.ordered = ordered;
        this.lazy = lazy;
        this.manyArguments = manyArguments;
        this.chunked = chunked;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String title() {
        return key;
    }

    /** Whether the call itself returns only once its results are there. */
    public boolean blocks() {
        return blocks;
    }

    /** Whether several workers work at once. */
    public boolean concurrent() {
        return concurrent;
    }

    /** Whether results are delivered in the order of their items. */
    public boolean ordered() {
        return ordered;
    }

    /** Whether results are delivered one by one while others are still being worked on. */
    public boolean lazy() {
        return lazy;
    }

    /** Whether a call can give the function several arguments. */
    public boolean manyArguments() {
        return manyArguments;
    }

    /** Whether taskels travel in chunks; else each is a task of its own. */
    public boolean chunked() {
        return chunked;
    }

    /** Whether an item is unpacked into the function's arguments. */
    public boolean unpacks() {
        return this == STARMAP || this == STARMAP_ASYNC;
    }
}
