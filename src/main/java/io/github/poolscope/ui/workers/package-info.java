/** The workers as a table with their actions. */
@NullMarked
package io.github.poolscope.ui.workers;

import org.jspecify.annotations.NullMarked;
