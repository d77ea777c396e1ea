/** The measured properties of the mapping modes as a table, see {@code matrix}. */
@NullMarked
package io.github.poolscope.ui.matrix;

import org.jspecify.annotations.NullMarked;
