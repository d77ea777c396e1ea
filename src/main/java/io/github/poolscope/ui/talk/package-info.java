/** The events of the primitives as a table. */
@NullMarked
package io.github.poolscope.ui.talk;

import org.jspecify.annotations.NullMarked;
