package io.github.poolscope.plan;

/** The mapping modes: the calls of a pool that apply a function to items. */
public enum Mode implements Choice {
    /** One call at a time, each of which blocks. */
    APPLY("apply", true, false, true, false, true, false),
    /** One call for each item, all submitted before the first result is awaited. */
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

    /** Returns whether the call returns only once its results are there. */
    public boolean blocks() {
        return blocks;
    }

    /** Returns whether several workers work at the same time. */
    public boolean concurrent() {
        return concurrent;
    }

    /** Returns whether results are delivered in the order of their items. */
    public boolean ordered() {
        return ordered;
    }

    /** Returns whether results are delivered one by one while other taskels are still running. */
    public boolean lazy() {
        return lazy;
    }

    /** Returns whether a call can pass the function several arguments. */
    public boolean manyArguments() {
        return manyArguments;
    }

    /** Returns whether taskels are grouped into chunks; otherwise each is a task of its own. */
    public boolean chunked() {
        return chunked;
    }

    /** Returns whether an item is unpacked into the function's arguments. */
    public boolean unpacks() {
        return this == STARMAP || this == STARMAP_ASYNC;
    }
}
