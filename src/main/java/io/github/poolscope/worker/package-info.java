/**
 * What runs inside a worker process: connect, take tasks, call the function on each taskel, report.
 *
 * <p>Loads nothing but the JDK, {@code wire}, {@code task} and {@code concurrent}: a worker's start is on the user's clock.
 */
@NullMarked
package io.github.poolscope.worker;

import org.jspecify.annotations.NullMarked;
