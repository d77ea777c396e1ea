/**
 * The window. JavaFX is used in this package only. Each panel has its own package; {@code app} holds the window around
 * the panels, {@code fx} what they share.
 *
 * <p>One monitor thread makes an immutable picture of the run, called a frame; one animation timer shows the newest
 * frame. A view reads frames and passes the user's requests to the session through {@code app}; it never calls an
 * engine.
 */
@NullMarked
package io.github.poolscope.ui;

import org.jspecify.annotations.NullMarked;
