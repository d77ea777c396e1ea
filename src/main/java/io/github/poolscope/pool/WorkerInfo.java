package io.github.poolscope.pool;

import java.util.OptionalInt;

/**
 * A snapshot of a worker.
 *
 * @param number its number in the pool's recorder
 * @param slot its slot in the pool, from 0
 * @param pid its PID; in a pool of threads that of this program
 * @param parentPid the PID of its parent
 * @param state its state
 * @param index the position in its call's input of the first taskel of its task; empty if it has none
 * @param tasks the number of tasks it has done
 * @param thread the thread's id in a pool of threads; 0 in a pool of processes
 */
public record WorkerInfo(
        int number, int slot, long pid, long parentPid, WorkerState state, OptionalInt index, int tasks, long thread) {}
