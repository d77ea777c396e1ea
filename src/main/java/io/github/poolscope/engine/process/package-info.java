/**
 * The engine whose workers are processes: a {@code ProcessPool}, whose workers are sampled.
 */
@NullMarked
package io.github.poolscope.engine.process;

import org.jspecify.annotations.NullMarked;
