/**
 * The run file: one SQLite database per run, written during the run, opened and listed afterwards.
 *
 * <p>Stores plan and trace; the engine never waits for the disk.
 */
@NullMarked
package io.github.poolscope.run;

import org.jspecify.annotations.NullMarked;
