/** The taskels as a searchable table. */
@NullMarked
package io.github.poolscope.ui.taskels;

import org.jspecify.annotations.NullMarked;
