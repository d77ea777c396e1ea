/** The workers as a table, and what can be done to them. */
@NullMarked
package io.github.poolscope.ui.workers;

import org.jspecify.annotations.NullMarked;
