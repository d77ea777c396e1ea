/**
 * The properties of the eight mapping modes, measured by probes: no property is stated here, each is read from the
 * trace of a run made for it.
 */
@NullMarked
package io.github.poolscope.matrix;

import org.jspecify.annotations.NullMarked;
