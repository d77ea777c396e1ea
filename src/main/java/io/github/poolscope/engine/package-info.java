/**
 * The seam between a plan's work and what does it: an engine runs the plan's program and tells a trace.
 *
 * <p>Below it, one package an engine. Nothing above knows which one ran, save to name it.
 */
@NullMarked
package io.github.poolscope.engine;

import org.jspecify.annotations.NullMarked;
