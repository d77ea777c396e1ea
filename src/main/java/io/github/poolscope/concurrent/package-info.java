/**
 * Threads that do not keep a program alive, and the progress of their work.
 *
 * <p>Uses only the JDK, because every worker process loads it while the user waits.
 */
@NullMarked
package io.github.poolscope.concurrent;

import org.jspecify.annotations.NullMarked;
