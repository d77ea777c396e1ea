package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;

/**
 * What the service of each worker needs of its pool.
 *
 * @param serialFilter which classes results may contain, see {@link PoolOptions.Builder#serialFilter}
 */
record WorkerContext(Recorder recorder, Dispatcher dispatcher, TaskFactory tasks, String serialFilter) {}
