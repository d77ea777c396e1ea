package io.github.poolscope.trace;

/**
 * A requested worker.
 *
 * @param kind its kind
 * @param pool the number of its pool; {@link Trace#NONE} if it belongs to none
 * @param slot its slot in the pool, from 0; a replacement has the same slot. If several pools are shown in one picture,
 *     slots of later pools follow those of earlier ones
 * @param name its name in the program; empty if it has none
 * @param startMethod see {@link PoolDescription}
 * @param taskel for a process of the program, the taskel that represents it; {@link Trace#NONE} if none does, and for a
 *     worker of a pool
 */
public record WorkerRequest(WorkerKind kind, int pool, int slot, String name, String startMethod, int taskel) {
    /** Returns a request for a worker of a pool. */
    public static WorkerRequest ofPool(int pool, int slot, String startMethod) {
        return new WorkerRequest(WorkerKind.POOL_WORKER, pool, slot, "", startMethod, Trace.NONE);
    }

    /** Returns a request for a process that the program starts itself. */
    public static WorkerRequest process(String name, int slot, String startMethod, int taskel) {
        return new WorkerRequest(WorkerKind.PROCESS, Trace.NONE, slot, name, startMethod, taskel);
    }
}
