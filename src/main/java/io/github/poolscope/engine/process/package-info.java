/** The engine whose workers are processes: a {@code ProcessPool} with samples of its workers. */
@NullMarked
package io.github.poolscope.engine.process;

import org.jspecify.annotations.NullMarked;
