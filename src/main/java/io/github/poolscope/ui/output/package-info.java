/** The output of the processes. */
@NullMarked
package io.github.poolscope.ui.output;

import org.jspecify.annotations.NullMarked;
