/**
 * Runs a command of the user and records what its process pools do, without changing the program.
 *
 * <p>The command's processes write an event log ({@code io.github.poolscope.eventlog}) into a private folder; it is read
 * about 20 times a second and turned into a trace. A Python program is given the tracer in this package's resources
 * through {@code PYTHONPATH}; a Java program writes the log if it uses this project's library.
 */
@NullMarked
package io.github.poolscope.watch;

import org.jspecify.annotations.NullMarked;
