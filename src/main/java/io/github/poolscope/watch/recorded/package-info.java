/**
 * Applies the events of programs that record themselves as a whole, with Poolscope's Java library, to a trace nearly one
 * to one. Reads no files but the sources that the events name.
 */
@NullMarked
package io.github.poolscope.watch.recorded;

import org.jspecify.annotations.NullMarked;
