/** Runs the Java programs of lessons, and watches them. */
@NullMarked
package io.github.poolscope.engine.script;

import org.jspecify.annotations.NullMarked;
