/** Computes figures, order, held results and sentences from a trace. Pure functions; no threads, no files. */
@NullMarked
package io.github.poolscope.analysis;

import org.jspecify.annotations.NullMarked;
