/**
 * Connects a plan with the code that runs it: an engine runs the plan's program and records it in a trace.
 *
 * <p>There is one subpackage for each engine. Packages above use the engine's name only.
 */
@NullMarked
package io.github.poolscope.engine;

import org.jspecify.annotations.NullMarked;
