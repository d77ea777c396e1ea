/**
 * What a program that uses the library writes and catches: the types of the functions that it hands over, and the errors
 * that its calls end with.
 *
 * <p>Types of functions are serialisable, since a function travels to the process that calls it. Imports nothing of this
 * project, so that {@code pool}, {@code sync} and the worker processes can all name these types. A program imports this
 * package, {@code pool} and {@code sync}, and {@code trace} where it records.
 */
@NullMarked
package io.github.poolscope.task;

import org.jspecify.annotations.NullMarked;
