/** Runs a plan's printed Python program on CPython, and watches it. */
@NullMarked
package io.github.poolscope.engine.python;

import org.jspecify.annotations.NullMarked;
