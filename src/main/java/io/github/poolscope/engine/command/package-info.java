/** Runs the user's own programs, which are recorded from outside. */
@NullMarked
package io.github.poolscope.engine.command;

import org.jspecify.annotations.NullMarked;
