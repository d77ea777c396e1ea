/**
 * Programs of several calls, which come with Poolscope: each is played as its printed lines say, on real pools, processes
 * and primitives, and the trace tells what came of it.
 */
@NullMarked
package io.github.poolscope.engine.script;

import org.jspecify.annotations.NullMarked;
