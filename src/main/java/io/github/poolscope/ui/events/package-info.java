/** The events of the run as a list. */
@NullMarked
package io.github.poolscope.ui.events;

import org.jspecify.annotations.NullMarked;
