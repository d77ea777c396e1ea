package io.github.poolscope.pool;

import java.util.OptionalInt;

/**
 * A worker as it was when it was asked about.
 *
 * @param number its number in the pool's recorder
 * @param slot its place in the pool, from 0
 * @param pid its process number; in a pool of threads that of this program
 * @param parentPid whose child the process is
 * @param state what it was doing
 * @param index the place in its call's input of the first taskel of its task, if it had one
 * @param tasks how many tasks it has done
 * @param thread in a pool of threads the thread's id; in a pool of processes 0
 */
public record WorkerInfo(
        int number, int slot, long pid, long parentPid, WorkerState state, OptionalInt index, int tasks, long thread) {}
