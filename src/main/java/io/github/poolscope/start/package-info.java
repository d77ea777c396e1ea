/**
 * The start methods: how a worker process comes to be, and the command line it runs with.
 *
 * <p>Knows processes and nothing of tasks. Now there is {@code spawn}: a fresh JVM per worker.
 */
@NullMarked
package io.github.poolscope.start;

import org.jspecify.annotations.NullMarked;
