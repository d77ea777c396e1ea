/**
 * The run file: one SQLite database a run, written while the run goes on, opened and listed afterwards.
 *
 * <p>Plan and trace go in, plan and trace come out; the engine never waits for the disk.
 */
@NullMarked
package io.github.poolscope.run;

import org.jspecify.annotations.NullMarked;
