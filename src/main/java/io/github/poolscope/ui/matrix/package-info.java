/** What the mapping modes are like, measured and shown as a table: see {@code matrix}. */
@NullMarked
package io.github.poolscope.ui.matrix;

import org.jspecify.annotations.NullMarked;
