/** Submitted, completed, delivered: the three orders side by side. */
@NullMarked
package io.github.poolscope.ui.order;

import org.jspecify.annotations.NullMarked;
