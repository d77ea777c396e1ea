/** The taskels as a table that can be searched. */
@NullMarked
package io.github.poolscope.ui.taskels;

import org.jspecify.annotations.NullMarked;
