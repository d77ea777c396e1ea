/**
 * Built-in programs of several calls: each runs as its printed lines say, on real pools, processes and primitives, and
 * is recorded in the trace.
 */
@NullMarked
package io.github.poolscope.engine.script;

import org.jspecify.annotations.NullMarked;
