/** The engine whose workers are threads of the main program, to show the difference. */
@NullMarked
package io.github.poolscope.engine.thread;

import org.jspecify.annotations.NullMarked;
