/**
 * What follows from a trace: figures, order, held results, sentences. Pure functions; no threads, no files.
 */
@NullMarked
package io.github.poolscope.analysis;

import org.jspecify.annotations.NullMarked;
