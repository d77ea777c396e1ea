/** What all engines share: the plan's program, played on a main program's thread, and its record in the trace. */
@NullMarked
package io.github.poolscope.engine.program;

import org.jspecify.annotations.NullMarked;
