/** What the panels share: frames and the pump that makes them, selection, colours, the FX thread. */
@NullMarked
package io.github.poolscope.ui.fx;

import org.jspecify.annotations.NullMarked;
