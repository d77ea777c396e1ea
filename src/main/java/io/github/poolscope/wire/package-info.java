/**
 * Frames between the main program and its worker processes over Unix-domain sockets. Transfers bytes; makes no
 * decisions.
 *
 * <p>Uses only the JDK and {@code task}, because every worker process loads it while the user waits.
 */
@NullMarked
package io.github.poolscope.wire;

import org.jspecify.annotations.NullMarked;
