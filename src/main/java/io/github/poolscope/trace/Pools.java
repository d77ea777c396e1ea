package io.github.poolscope.trace;

/** The pools of a run, numbered from 0 in the order of their creation. */
public final class Pools {
    /** The maximum number of stored pools; further ones are counted. */
    public static final int MAX = 10_000;

    private static final PoolKind[] KINDS = PoolKind.values();

    private final IntColumn kind;
    private final IntColumn size;
    private final IntColumn name;
    private final IntColumn startMethod;
    private final LongColumn created;
    private final InternedTexts texts;
    private volatile int count;
    private volatile long leftOut;

    Pools(MemoryUse room) {
        kind = new IntColumn(PoolKind.PROCESS_POOL.ordinal(), room);
        size = new IntColumn(0, room);
        name = new IntColumn(0, room);
        startMethod = new IntColumn(0, room);
        created = new LongColumn(Trace.NEVER, room);
        texts = new InternedTexts(room);
    }

    public int count() {
        return count;
    }

    /**
     * Returns how many came after the first {@link #MAX}, and are not stored: their workers and calls have no pool.
     */
    public long leftOut() {
        return leftOut;
    }

    /** Returns its kind; a pool of processes if {@code pool} is {@link Trace#NONE} or not stored. */
    public PoolKind kind(int pool) {
        return pool < 0 ? PoolKind.PROCESS_POOL : KINDS[kind.get(pool)];
    }

    public String name(int pool) {
        return texts.get(name.get(pool));
    }

    /** Returns the number of its workers; for an executor, the maximum. */
    public int size(int pool) {
        return size.get(pool);
    }

    /** Returns how its workers are started; see {@link PoolDescription#startMethod()}. */
    public String startMethod(int pool) {
        return texts.get(startMethod.get(pool));
    }

    /** Returns when it was created. */
    public long created(int pool) {
        return created.get(pool);
    }

    void leftOut(long more) {
        leftOut = leftOut + more;
    }

    /** Adds a pool; returns its number, or {@link Trace#NONE} if it is not stored. */
    int add(PoolDescription pool, long time) {
        int number = count;
        if (number == MAX) {
            leftOut = leftOut + 1;
            return Trace.NONE;
        }
        kind.set(number, pool.kind().ordinal());
        size.set(number, pool.size());
        name.set(number, texts.number(pool.name()));
        startMethod.set(number, texts.number(pool.startMethod()));
        created.set(number, time);
        count = number + 1;
        return number;
    }
}
