/**
 * What the eight mapping modes are like, found by running probes: nothing here states a property of a mode, each answer
 * is read from the trace of a run that was made for it.
 */
@NullMarked
package io.github.poolscope.matrix;

import org.jspecify.annotations.NullMarked;
