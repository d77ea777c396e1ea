/**
 * The engine whose workers are processes: plays the plan's main program over a {@code Pool}, and samples the workers.
 */
@NullMarked
package io.github.poolscope.engine.process;

import org.jspecify.annotations.NullMarked;
