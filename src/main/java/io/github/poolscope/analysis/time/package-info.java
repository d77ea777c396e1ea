/**
 * Where the time of a run went: the parts of each pool's time, the main program's time, how long taskels took, and which
 * chain of events determined the run's length.
 */
@NullMarked
package io.github.poolscope.analysis.time;

import org.jspecify.annotations.NullMarked;
