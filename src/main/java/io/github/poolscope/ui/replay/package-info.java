/** The replay of a run. */
@NullMarked
package io.github.poolscope.ui.replay;

import org.jspecify.annotations.NullMarked;
