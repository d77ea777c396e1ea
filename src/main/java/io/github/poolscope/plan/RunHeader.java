package io.github.poolscope.plan;

import java.util.OptionalInt;

/**
 * What is fixed about a run before its first event.
 *
 * @param plan the plan
 * @param program the program that the plan amounts to
 * @param items how many taskels the run has in all
 * @param workers how many workers the pool has
 * @param chunksize the chunksize in force
 * @param cores how many cores its machine has, as far as a program can use them; empty if that was not recorded
 */
public record RunHeader(Plan plan, Program program, int items, int workers, int chunksize, OptionalInt cores) {}
