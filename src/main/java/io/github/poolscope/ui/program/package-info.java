/** The program that corresponds to the plan, with the line that the main program is executing. */
@NullMarked
package io.github.poolscope.ui.program;

import org.jspecify.annotations.NullMarked;
