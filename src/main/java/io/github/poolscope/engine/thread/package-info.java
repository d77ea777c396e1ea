/** The engine whose workers are threads of the main program, for comparison. */
@NullMarked
package io.github.poolscope.engine.thread;

import org.jspecify.annotations.NullMarked;
