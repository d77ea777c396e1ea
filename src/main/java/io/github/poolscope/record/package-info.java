/**
 * Records what a program does with pools, primitives and executors into an event log, which {@code poolscope watch}
 * reads while the program runs, or into a file.
 *
 * <p>{@link io.github.poolscope.record.Recording} is for programs. The library attaches itself where the environment
 * or a property asks for it. Uses only the JDK; knows how events are written, not how they are read.
 */
@NullMarked
package io.github.poolscope.record;

import org.jspecify.annotations.NullMarked;
