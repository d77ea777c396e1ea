/** What all engines share: runs the plan's program on the main program's thread and records it in the trace. */
@NullMarked
package io.github.poolscope.engine.program;

import org.jspecify.annotations.NullMarked;
