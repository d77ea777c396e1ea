/**
 * The types that a program which uses the library implements and catches: the types of functions that it passes, and
 * the errors of its calls.
 *
 * <p>Types of functions are serialisable, since a function is sent to the process that calls it. Imports nothing of
 * this project, so that {@code pool}, {@code sync} and the worker processes can all use these types. A program imports
 * this package, {@code pool} and {@code sync}, and {@code trace} if it records.
 */
@NullMarked
package io.github.poolscope.task;

import org.jspecify.annotations.NullMarked;
