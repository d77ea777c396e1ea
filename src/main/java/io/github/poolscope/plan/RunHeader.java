package io.github.poolscope.plan;

import java.util.OptionalInt;

/**
 * What is known about a run before its first event.
 *
 * @param plan the plan
 * @param program the program that corresponds to the plan
 * @param items the number of taskels of the run
 * @param workers the number of workers in the pool
 * @param chunksize the chunksize used
 * @param cores the number of usable cores of the machine; empty if it was not recorded
 */
public record RunHeader(Plan plan, Program program, int items, int workers, int chunksize, OptionalInt cores) {}
