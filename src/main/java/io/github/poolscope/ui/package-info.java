/**
 * The window. JavaFX lives here and nowhere else; a room for each panel, {@code app} for the window around them, {@code
 * fx} for what they share.
 *
 * <p>One monitor thread makes an immutable picture of the run, a frame; one animation timer shows the newest. A view
 * reads frames and gives its wishes to the session through {@code app}; it never calls an engine.
 */
@NullMarked
package io.github.poolscope.ui;

import org.jspecify.annotations.NullMarked;
