/** All that happened, as a list to read. */
@NullMarked
package io.github.poolscope.ui.events;

import org.jspecify.annotations.NullMarked;
