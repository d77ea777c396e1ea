/**
 * The code inside a worker process: connects, receives tasks, runs the function on each taskel, reports.
 *
 * <p>Uses only the JDK, {@code wire}, {@code task} and {@code concurrent}, because the user waits for a worker's start.
 */
@NullMarked
package io.github.poolscope.worker;

import org.jspecify.annotations.NullMarked;
