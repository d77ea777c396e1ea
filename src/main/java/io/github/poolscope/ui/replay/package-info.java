/** Playing a run back. */
@NullMarked
package io.github.poolscope.ui.replay;

import org.jspecify.annotations.NullMarked;
