package io.github.poolscope.engine;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.workload.PreparedWork;

/**
 * What an engine is to run.
 *
 * @param plan the plan
 * @param work its function and items, checked
 * @param workers how many workers the plan amounts to on this machine
 * @param chunksize the chunksize in force
 * @param recorder is told all that happens
 */
public record RunOrder(Plan plan, PreparedWork work, int workers, int chunksize, TraceRecorder recorder) {}
