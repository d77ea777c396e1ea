/**
 * The start methods: how a worker process comes to be, and the command line it runs with.
 *
 * <p>Knows processes and nothing of tasks. {@code spawn}: a fresh JVM per worker. {@code forkserver}: a server process
 * whose children the workers are, with warm spares. {@code fork}: a child that begins with a copy of this program's
 * state.
 */
@NullMarked
package io.github.poolscope.start;

import org.jspecify.annotations.NullMarked;
