/** The program that the plan amounts to, with the line that the main program stands on. */
@NullMarked
package io.github.poolscope.ui.program;

import org.jspecify.annotations.NullMarked;
