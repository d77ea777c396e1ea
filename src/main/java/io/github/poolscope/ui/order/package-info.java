/** The orders of submission, completion and delivery side by side. */
@NullMarked
package io.github.poolscope.ui.order;

import org.jspecify.annotations.NullMarked;
