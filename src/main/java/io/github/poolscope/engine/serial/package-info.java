/** The engine without workers: the main program does the work itself, the baseline of every comparison. */
@NullMarked
package io.github.poolscope.engine.serial;

import org.jspecify.annotations.NullMarked;
