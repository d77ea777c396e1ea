/**
 * The start methods: how a worker process is started, and its command line.
 *
 * <p>Deals with processes only, not with tasks. {@code spawn}: a new JVM per worker. {@code forkserver}: a server
 * process that is the workers' parent and keeps warm spares. {@code fork}: a child that starts with a copy of this
 * program's state.
 */
@NullMarked
package io.github.poolscope.start;

import org.jspecify.annotations.NullMarked;
