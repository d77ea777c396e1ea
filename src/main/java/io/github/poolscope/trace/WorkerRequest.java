package io.github.poolscope.trace;

/**
 * A worker that is asked for.
 *
 * @param kind what it is
 * @param pool the number of its pool; {@link Trace#NONE} if it is of none
 * @param slot its place in the pool, from 0; a replacement takes its predecessor's. Where several pools are recorded as one
 *     picture, places of later pools follow those of earlier ones
 * @param name what the program calls it; empty if it has no name of its own
 * @param startMethod as in {@link PoolDescription}
 * @param taskel of a process of the program: the taskel that stands for it; else {@link Trace#NONE}
 */
public record WorkerRequest(WorkerKind kind, int pool, int slot, String name, String startMethod, int taskel) {
    /** A worker of a pool. */
    public static WorkerRequest ofPool(int pool, int slot, String startMethod) {
        return new WorkerRequest(WorkerKind.POOL_WORKER, pool, slot, "", startMethod, Trace.NONE);
    }

    /** A process that the program starts itself. */
    public static WorkerRequest process(String name, int slot, String startMethod, int taskel) {
        return new WorkerRequest(WorkerKind.PROCESS, Trace.NONE, slot, name, startMethod, taskel);
    }

    /** The same at another place. */
    public WorkerRequest at(int place) {
        return new WorkerRequest(kind, pool, place, name, startMethod, taskel);
    }
}
