/**
 * Frames between the main program and its worker processes over Unix-domain sockets: bytes in, bytes out, no policy.
 *
 * <p>Depends on the JDK and {@code task} alone, since every worker process loads it while the user waits.
 */
@NullMarked
package io.github.poolscope.wire;

import org.jspecify.annotations.NullMarked;
